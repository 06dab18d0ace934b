//! A route that does not say who may call it.

use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::{authorizers, routes};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA006",
    name: "route-without-authorization",
    severity: Severity::Error,
    page: include_str!("route_without_authorization.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for route in routes(context.spec) {
        if route.authorizations().next().is_none() {
            let message = "the route does not say who may call it";
            findings.push(Finding::new(&RULE, Place::Key(route.at()), message).help(help(context)));
        }
    }
}

fn help(context: &Context<'_>) -> String {
    let mut names = authorizers(context.spec);
    let only = names.next().filter(|_| names.next().is_none());
    let name = shown(&format!("authorizer: {}", only.unwrap_or("NAME")));
    format!("write {name}, `iam: true`, or `public: \"...\"` with the reason why everybody may call it")
}
