//! A route that does not say who may call it.

use super::{authorizations, rest, route_at, routes};
use crate::finding::{Finding, Place, Severity, shown};
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
    for (key, route) in routes(context) {
        if authorizations(route).next().is_none() {
            let message = "the route does not say who may call it";
            findings.push(Finding::new(&RULE, Place::Key(route_at(key)), message).help(help(context)));
        }
    }
}

fn help(context: &Context<'_>) -> String {
    let only = rest(context).filter(|rest| rest.authorizers.len() == 1).and_then(|rest| rest.authorizers.keys().next());
    let name = shown(&format!("authorizer: {}", only.map_or("NAME", String::as_str)));
    format!("write {name}, `iam: true`, or `public: \"...\"` with the reason why everybody may call it")
}
