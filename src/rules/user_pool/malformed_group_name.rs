//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP028",
    name: "malformed-group-name",
    severity: Severity::Error,
    page: include_str!("malformed_group_name.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    for name in pool.groups.keys() {
        if let Some(wrong) = shapes::GROUP_NAME.fault(name) {
            findings.push(
                Finding::new(&RULE, Place::Key(at().key("groups").key(name)), format!("group name {} {wrong}", shown(name)))
                    .help("use up to 128 characters without spaces"),
            );
        }
    }
}
