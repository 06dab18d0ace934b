//! Code that does not say how it is run.

use super::{at, made};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::functions::Code;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN007",
    name: "missing-runtime-or-handler",
    severity: Severity::Error,
    page: include_str!("missing_runtime_or_handler.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context) {
        // What comes with poolgate brings both; what has no code at all has another finding.
        if matches!(function.code, None | Some(Code::BuiltIn(_))) {
            continue;
        }
        let (message, help) = match (&function.runtime, &function.handler) {
            (None, None) => {
                ("the function has neither a runtime nor a handler", "write for example `runtime: python3.13` and `handler: list.handler`")
            }
            (None, Some(_)) => ("the function has no runtime", "write for example `runtime: python3.13`"),
            (Some(_), None) => {
                ("the function has no handler", "write the file and the function in it, for example `handler: list.handler`")
            }
            (Some(_), Some(_)) => continue,
        };
        findings.push(Finding::new(&RULE, Place::Key(at(name)), message).help(help));
    }
}
