//! An allowance of what is not found.

use crate::allowances::{Fate, Judged};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{self, Check, Rule};

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
        let Fate::Unused { elsewhere } = fate else { continue };
        let name = rules::find(&allowance.rule).map_or("the rule", |rule| rule.name);
        let message = format!("{} finds nothing at {}", shown(name), shown(&allowance.at.path().to_string()));
        let help = match elsewhere {
            Some(place) => format!("it does at {}; write that, or remove the allowance", shown(&place.to_string())),
            None => "remove the allowance".to_owned(),
        };
        findings.push(Finding::new(&RULE, Place::Value(path), message).help(help));
    }
}
