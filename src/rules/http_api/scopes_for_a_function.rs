//! Scopes where a function checks callers.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::http;
use crate::rules::authorizer::http_authorizer_at;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::HttpAuthorizer;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA009",
    name: "scopes-for-a-function",
    severity: Severity::Error,
    page: include_str!("scopes_for_a_function.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(api) = http(context.spec) else { return };
    for (key, route) in api.routes.iter().filter(|(_, route)| !route.scopes.is_empty()) {
        let Some(name) = &route.authorizer else { continue };
        if matches!(api.authorizers.get(name), Some(HttpAuthorizer::Function(about)) if !context.spec.is_verify(&about.function)) {
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Key(super::route_at(key).key("scopes")),
                    "a function checks the callers, and scopes are not looked at",
                )
                .help("take the scopes out and look at them in the function, or use an authorizer of the user pool")
                .related(Place::Key(http_authorizer_at(name)), "a function decides here"),
            );
        }
    }
}
