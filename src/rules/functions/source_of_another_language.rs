//! A source file that the runtime does not read.

use super::{at, made};
use crate::data::lambda::Language;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::Function;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN010",
    name: "source-of-another-language",
    severity: Severity::Error,
    page: include_str!("source_of_another_language.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context) {
        let (Some(file), Some(runtime), Some(wanted)) = (function.file(), &function.runtime, mismatch(function)) else { continue };
        findings.push(
            Finding::new(
                &RULE,
                Place::Value(at(name).key("code").key("file")),
                format!("{} is no source file for {}", shown(file), shown(runtime)),
            )
            .help(format!("give a file that ends in {wanted}, compiled if need be, or another runtime"))
            .related(Place::Value(at(name).key("runtime")), "run with this"),
        );
    }
}

/// What the file should end in, where it ends in something else.
pub(super) fn mismatch(function: &Function) -> Option<&'static str> {
    let file = function.file().filter(|file| !file.trim().is_empty())?;
    let extension = file.rsplit(['/', '\\']).next()?.rsplit_once('.').map_or("", |(_, extension)| extension);
    match Language::of(function.runtime.as_deref()?)? {
        Language::Python => (extension != "py").then_some("`.py`"),
        // Whether an ES module can be run is the question of another rule.
        Language::NodeJs => (!matches!(extension, "js" | "cjs" | "mjs")).then_some("`.js` or `.cjs`"),
    }
}
