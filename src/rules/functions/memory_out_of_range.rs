//! More or less memory than a function can have.

use super::{at, made};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN015",
    name: "memory-out-of-range",
    severity: Severity::Error,
    page: include_str!("memory_out_of_range.md"),
    check: Check::Spec(check),
};

// Source: AWS Lambda developer guide, "Lambda quotas", Function memory allocation: 128 MB to 10,240 MB, in 1-MB increments.
const LEAST: u32 = 128;
const MOST: u32 = 10_240;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context) {
        if let Some(memory) = function.memory.filter(|memory| !(LEAST..=MOST).contains(memory)) {
            let place = Place::Value(at(name).key("memory"));
            let message = format!("{memory} MB is {} than a function can have", if memory < LEAST { "less" } else { "more" });
            findings.push(Finding::new(&RULE, place, message).help(format!("give {LEAST} to {MOST}")));
        }
    }
}
