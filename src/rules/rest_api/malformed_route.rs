//! A route key that is not `METHOD /path`.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::routes;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA001",
    name: "malformed-route",
    severity: Severity::Error,
    page: include_str!("malformed_route.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for route in routes(context.spec) {
        if let Some((message, help)) = route.key_fault() {
            let finding = Finding::new(&RULE, Place::Key(route.at()), message).help(help);
            findings.push(finding.by_renaming(route.right_key().as_deref()));
        }
    }
}
