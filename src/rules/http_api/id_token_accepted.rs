//! Access tokens without scopes, which an HTTP API cannot tell from id tokens.

use crate::finding::{Finding, Place, Severity};
use crate::rules::authorizer::{http_authorizer_at, http_guarded};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::Token;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA001",
    name: "id-token-accepted",
    severity: Severity::Insecure,
    page: include_str!("id_token_accepted.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route, name, about) in http_guarded(context.spec) {
        if about.token == Token::Access && route.scopes.is_empty() {
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Key(super::route_at(key)),
                    "the route asks for no scope, so id tokens pass as well as access tokens",
                )
                .help("list the `scopes` of which the token must carry one")
                .related(Place::Value(http_authorizer_at(name).key("user_pool").key("token")), "access tokens are meant here"),
            );
        }
    }
}
