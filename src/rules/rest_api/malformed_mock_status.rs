//! A fixed answer whose status is no status code.

use super::{is_status, route_at, routes};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA036",
    name: "malformed-mock-status",
    severity: Severity::Error,
    page: include_str!("malformed_mock_status.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route) in routes(context) {
        if let Some(mock) = route.mock.as_ref().filter(|mock| !is_status(mock.status)) {
            let place = Place::Value(route_at(key).key("mock").key("status"));
            findings.push(Finding::new(&RULE, place, format!("{} is no status code", mock.status)).help("give a number from 100 to 599"));
        }
    }
}
