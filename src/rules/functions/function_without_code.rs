//! A function that neither has code nor exists.

use super::{at, made};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN001",
    name: "function-without-code",
    severity: Severity::Error,
    page: include_str!("function_without_code.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context) {
        if function.code.is_none() {
            let help = "write `code` with `file`, `inline`, `built_in` or `s3`, or the `arn` of a function that exists";
            findings.push(Finding::new(&RULE, Place::Key(at(name)), "the function has no code").help(help));
        }
    }
}
