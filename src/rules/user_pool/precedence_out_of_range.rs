//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP031",
    name: "precedence-out-of-range",
    severity: Severity::Error,
    page: include_str!("precedence_out_of_range.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    for (name, group) in &pool.groups {
        if let Some(precedence) = group.precedence.filter(|precedence| !shapes::PRECEDENCE.hold(*precedence)) {
            let place = Place::Value(at().key("groups").key(name).key("precedence"));
            findings.push(
                Finding::new(&RULE, place, format!("a precedence of {precedence} is too great"))
                    .help(format!("use 0 to {}; the least number wins", shapes::PRECEDENCE.most())),
            );
        }
    }
}
