//! A route that nothing answers.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::{Kind, routes};
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
    for route in routes(context.spec) {
        if route.integrations().next().is_none() {
            let help = match route.kind {
                Kind::Rest => "say what answers: `function: NAME`, `http`, `mock` or `aws`",
                Kind::Http => "say what answers: `function: NAME` or `http`",
            };
            findings.push(Finding::new(&RULE, Place::Key(route.at()), "nothing answers the route").help(help));
        }
    }
}
