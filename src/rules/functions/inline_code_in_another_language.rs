//! Source text for a runtime that needs a bundle.

use super::{at, is_source, made};
use crate::data::lambda;
use crate::data::lambda::Language;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN009",
    name: "inline-code-in-another-language",
    severity: Severity::Error,
    page: include_str!("inline_code_in_another_language.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context).filter(|(_, function)| is_source(function.code.as_ref())) {
        let Some(runtime) = &function.runtime else { continue };
        // A runtime that does not exist has its own finding.
        if Language::of(runtime).is_some() || lambda::runtime(runtime).is_none() {
            continue;
        }
        findings.push(
            Finding::new(&RULE, Place::Value(at(name).key("runtime")), format!("source text cannot be run with {}", shown(runtime)))
                .help("use a Python or Node.js runtime, or build a bundle and give its place as `code: { s3: ... }`")
                .related(Place::Key(at(name).key("code")), "source text is given here"),
        );
    }
}
