//! An allowance whose last day is over.

use crate::allowances::{Fate, Judged};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AL007",
    name: "expired-allowance",
    severity: Severity::Caution,
    page: include_str!("expired_allowance.md"),
    check: Check::Allowances(check),
};

fn check(judged: &Judged<'_>, findings: &mut Vec<Finding>) {
    for (path, allowance, fate) in judged.each() {
        let (Fate::Expired { rule, wanted }, Some(until)) = (fate, allowance.until) else { continue };
        let message = format!("the allowance of {} ended on {until}", shown(rule.name));
        let help = if *wanted {
            "mend what it allowed and remove it, or decide again until when it may stay"
        } else {
            "nothing needs it any more; remove it"
        };
        findings.push(Finding::new(&RULE, Place::Value(path.key("until")), message).help(help));
    }
}
