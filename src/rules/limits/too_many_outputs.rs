//! More outputs than a template may have.

use crate::finding::{Finding, Place, Severity};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "QU002",
    name: "too-many-outputs",
    severity: Severity::Error,
    page: include_str!("too_many_outputs.md"),
    check: Check::Spec(check),
};

/// Source: AWS CloudFormation user guide, "Understand CloudFormation quotas", Outputs.
const MOST: usize = 200;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let all = &context.spec.outputs;
    if let Some((over, _)) = all.get_index(MOST) {
        let at = Path::root().key("outputs").key(over);
        let message = format!("a template takes {MOST} outputs, and this is one more of {}", all.len());
        findings.push(Finding::new(&RULE, Place::Key(at), message).help("take out what nobody reads"));
    }
}
