//! See the page.

use super::{pool, user_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP033",
    name: "malformed-user-name",
    severity: Severity::Error,
    page: include_str!("malformed_user_name.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    for name in pool.users.keys() {
        if let Some(wrong) = shapes::USER_NAME.fault(name) {
            findings.push(
                Finding::new(&RULE, Place::Key(user_at(name)), format!("user name {} {wrong}", shown(name)))
                    .help("use up to 128 characters without spaces"),
            );
        }
    }
}
