//! A route that takes id tokens and asks for scopes.

use super::{guarded_by_pool, guarded_by_verify, http_authorizer_at, http_guarded};
use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::{Kind, http};
use crate::rules::references::rest_at;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::{HttpAuthorizer, Token};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU002",
    name: "id-token-with-scopes",
    severity: Severity::Broken,
    page: include_str!("id_token_with_scopes.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route, token, said) in guarded_by_pool(context.spec).chain(guarded_by_verify(context.spec)) {
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
    for (key, route) in http(context.spec).into_iter().flat_map(|api| &api.routes).filter(|(_, route)| !route.scopes.is_empty()) {
        let found = route.authorizer.as_ref().and_then(|name| http(context.spec)?.authorizers.get_key_value(name));
        let Some((name, HttpAuthorizer::Function(about))) = found else { continue };
        if about.token == Some(Token::Id) && context.spec.is_verify(&about.function) {
            let place = Place::Key(Kind::Http.at().key("routes").key(key).key("scopes"));
            findings.push(
                Finding::new(&RULE, place, "the route takes id tokens, which carry no scopes, and asks for some")
                    .help("take the scopes out, or use an authorizer with `token: access`")
                    .related(Place::Value(http_authorizer_at(name).key("function").key("token")), "id tokens are taken here"),
            );
        }
    }
}
