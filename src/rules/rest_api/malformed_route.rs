//! A route key that is not `METHOD /path`.

use super::{route_at, routes};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::route_key::RouteKey;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA001",
    name: "malformed-route",
    severity: Severity::Error,
    page: include_str!("malformed_route.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, _) in routes(context) {
        if let Err((message, help)) = RouteKey::parse(key) {
            findings.push(Finding::new(&RULE, Place::Key(route_at(key)), message).help(help));
        }
    }
}
