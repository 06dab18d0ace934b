//! A function of which no copy may run.

use super::{at, made};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN020",
    name: "function-never-runs",
    severity: Severity::Broken,
    page: include_str!("function_never_runs.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, _) in made(context).filter(|(_, function)| function.reserved_concurrency == Some(0)) {
        let help = "give at least 1, or take it out for no limit of its own";
        let place = Place::Value(at(name).key("reserved_concurrency"));
        findings.push(Finding::new(&RULE, place, "with a reserved concurrency of 0 the function never runs").help(help));
    }
}
