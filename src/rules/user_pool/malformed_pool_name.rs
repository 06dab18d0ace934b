//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Severity};
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP001",
    name: "malformed-pool-name",
    severity: Severity::Error,
    page: include_str!("malformed_pool_name.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(name) = pool(context).and_then(|pool| pool.name.as_ref()) else { return };
    for fault in shapes::POOL_NAME.faults(context.spec, name, || at().key("name")) {
        findings.push(fault.finding(&RULE, "user pool name").help("use letters, digits, spaces and `_+=,.@-`"));
    }
}
