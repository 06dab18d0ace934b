//! Text that CloudFormation would replace by something else.

use crate::finding::{Finding, Place, Severity};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};
use crate::spec::functions::Code;
use crate::spec::texts;

/// The rule.
pub static RULE: Rule = Rule {
    code: "XR012",
    name: "dynamic-reference",
    severity: Severity::Error,
    page: include_str!("dynamic_reference.md"),
    check: Check::Spec(check),
};

/// What a dynamic reference begins with. There is no escape for it.
///
/// Source: AWS CloudFormation user guide, "Get values stored in other services using dynamic references".
const OPENS: &str = "{{resolve:";

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut tell = |place: Place| {
        let help = "read the value at run time, or make it a parameter with `secret: true`";
        findings.push(Finding::new(&RULE, place, format!("CloudFormation would replace `{OPENS}…}}}}` by what it names")).help(help));
    };
    texts::each(context.spec, &mut |text, path| {
        if text.as_str().contains(OPENS) {
            tell(Place::Value(path()));
        }
    });
    for (name, function) in &context.spec.functions {
        let code = || Path::root().key("functions").key(name).key("code");
        match &function.code {
            Some(Code::Inline(text)) if text.contains(OPENS) => tell(Place::Value(code().key("inline"))),
            Some(Code::File(path)) if context.sources.text(path).is_ok_and(|text| text.contains(OPENS)) => {
                tell(Place::Value(code().key("file")));
            }
            _ => {}
        }
    }
}
