//! A route that takes id tokens and asks for scopes.

use super::takers_of_id_tokens;
use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::routes;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU002",
    name: "id-token-with-scopes",
    severity: Severity::Broken,
    page: include_str!("id_token_with_scopes.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let takers = takers_of_id_tokens(context.spec);
    if takers.is_empty() {
        return;
    }
    for route in routes(context.spec).filter(|route| !route.scopes.is_empty()) {
        let Some(said) = route.authorizer.and_then(|name| takers.get(name)) else { continue };
        let place = Place::Key(route.at().key("scopes"));
        findings.push(
            Finding::new(&RULE, place, "the route takes id tokens, which carry no scopes, and asks for some")
                .help("take the scopes out, or use an authorizer with `token: access`")
                .related(Place::Value(said.clone()), "id tokens are taken here"),
        );
    }
}
