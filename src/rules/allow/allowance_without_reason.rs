//! An allowance whose reason is empty.

use crate::allowances;
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AL003",
    name: "allowance-without-reason",
    severity: Severity::Error,
    page: include_str!("allowance_without_reason.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (index, allowance) in context.spec.allow.iter().enumerate() {
        if allowance.reason.trim().is_empty() {
            let place = Place::Value(allowances::place(index).key("reason"));
            findings.push(Finding::new(&RULE, place, "the allowance has no reason").help("say in a few words why the finding may stay"));
        }
    }
}
