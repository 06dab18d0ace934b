//! A route that nothing answers.

use super::{integrations, route_at, routes};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA004",
    name: "route-without-integration",
    severity: Severity::Error,
    page: include_str!("route_without_integration.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route) in routes(context) {
        if integrations(route).next().is_none() {
            let help = "say what answers: `function: NAME`, `http`, `mock` or `aws`";
            findings.push(Finding::new(&RULE, Place::Key(route_at(key)), "nothing answers the route").help(help));
        }
    }
}
