//! A route that takes id tokens and asks for scopes.

use super::{guarded_by_pool, http_authorizer_at, http_guarded};
use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::Kind;
use crate::rules::references::rest_at;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::Token;

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU002",
    name: "id-token-with-scopes",
    severity: Severity::Broken,
    page: include_str!("id_token_with_scopes.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route, token, said) in guarded_by_pool(context.spec) {
        if token == Token::Id && !route.scopes.is_empty() {
            let place = Place::Key(rest_at().key("routes").key(key).key("scopes"));
            findings.push(
                Finding::new(&RULE, place, "the route takes id tokens, which carry no scopes, and asks for some")
                    .help("take the scopes out, or use an authorizer with `token: access`")
                    .related(Place::Value(said), "id tokens are taken here"),
            );
        }
    }
    for (key, route, name, about) in http_guarded(context.spec) {
        if about.token == Token::Id && !route.scopes.is_empty() {
            let place = Place::Key(Kind::Http.at().key("routes").key(key).key("scopes"));
            findings.push(
                Finding::new(&RULE, place, "the route takes id tokens, which carry no scopes, and asks for some")
                    .help("take the scopes out, or use an authorizer with `token: access`")
                    .related(Place::Value(http_authorizer_at(name).key("user_pool").key("token")), "id tokens are taken here"),
            );
        }
    }
}
