//! An allowance of what is not found.

use crate::allowances::{Fate, Judged, Unused};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AL006",
    name: "unused-allowance",
    severity: Severity::Caution,
    page: include_str!("unused_allowance.md"),
    check: Check::Allowances(check),
};

fn check(judged: &Judged<'_>, findings: &mut Vec<Finding>) {
    for (path, allowance, fate) in judged.each() {
        let Fate::Unused { rule, why } = fate else { continue };
        let (name, at) = (shown(rule.name), shown(&allowance.at.path().to_string()));
        let nothing = format!("{name} finds nothing at {at}");
        let (message, help) = match why {
            Unused::Nothing => (nothing, "remove the allowance".to_owned()),
            Unused::Elsewhere(place) => (nothing, format!("it does at {}; write that, or remove the allowance", shown(&place.to_string()))),
            Unused::Inside => (format!("all that {name} finds at {at} is allowed by others, further in"), "remove it, or those".to_owned()),
        };
        findings.push(Finding::new(&RULE, Place::Value(path), message).help(help));
    }
}
