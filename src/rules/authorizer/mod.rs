//! Authorizers: what they look at, who decides, how long that is remembered, and who uses them.

use std::collections::BTreeMap;

use super::Area;
use super::apis::{AnyRoute, Kind, http, routes};
use super::references::{rest, rest_at};
use crate::path::Path;
use crate::spec::Spec;
use crate::spec::api::{Authorizer, HttpAuthorizer, HttpPoolAuthorizer, HttpRoute, Route, Token};

pub mod access_token_without_scopes;
pub mod answering_handler_as_authorizer;
pub mod audience_without_tokens;
pub mod authorizer_cache_over_an_hour;
pub mod cache_without_identity_source;
pub mod cached_policy_across_routes;
pub mod id_token_with_scopes;
pub mod identity_not_of_the_caller;
pub mod malformed_token_header;
pub mod malformed_token_validation;
pub mod remembered_beyond_the_token;
pub mod scopes_behind_function;
pub mod token_in_another_header;
pub mod unknown_identity_source;
pub mod unused_authorizer;

/// The area.
pub static AREA: Area = Area {
    letters: "AU",
    title: "authorizers",
    rules: &[
        &access_token_without_scopes::RULE,
        &id_token_with_scopes::RULE,
        &malformed_token_header::RULE,
        &authorizer_cache_over_an_hour::RULE,
        &unused_authorizer::RULE,
        &cache_without_identity_source::RULE,
        &unknown_identity_source::RULE,
        &malformed_token_validation::RULE,
        &identity_not_of_the_caller::RULE,
        &cached_policy_across_routes::RULE,
        &scopes_behind_function::RULE,
        &answering_handler_as_authorizer::RULE,
        &audience_without_tokens::RULE,
        &token_in_another_header::RULE,
        &remembered_beyond_the_token::RULE,
    ],
};

/// The authorizers, with their names.
fn authorizers(spec: &Spec) -> impl Iterator<Item = (&str, &Authorizer)> {
    rest(spec).into_iter().flat_map(|api| &api.authorizers).map(|(name, about)| (name.as_str(), about))
}

/// The routes that an authorizer guards: the key, the route, the authorizer and its name.
fn guarded(spec: &Spec) -> impl Iterator<Item = (&str, &Route, &str, &Authorizer)> {
    rest(spec).into_iter().flat_map(|api| {
        api.routes.iter().filter_map(|(key, route)| {
            let (_, name, about) = api.authorizers.get_full(route.authorizer.as_ref()?)?;
            Some((key.as_str(), route, name.as_str(), about))
        })
    })
}

/// The routes of each authorizer, by its name, of either kind of API.
pub(super) fn guarded_by(spec: &Spec) -> BTreeMap<&str, Vec<AnyRoute<'_>>> {
    let mut guarded: BTreeMap<&str, Vec<AnyRoute<'_>>> = BTreeMap::new();
    for route in routes(spec) {
        if let Some(name) = route.authorizer {
            guarded.entry(name).or_default().push(route);
        }
    }
    guarded
}

/// The routes that the user pool guards: the key, the route, what tokens it takes, and where that is said.
fn guarded_by_pool(spec: &Spec) -> impl Iterator<Item = (&str, &Route, Token, impl Fn() -> Path)> {
    guarded(spec).filter_map(|(key, route, name, about)| match about {
        Authorizer::UserPool(pool) => Some((key, route, pool.token, move || settings_at(name, about).key("token"))),
        Authorizer::Token(_) | Authorizer::Request(_) => None,
    })
}

/// The authorizers of either kind of API that take id tokens, by name, and where that is said.
fn takers_of_id_tokens(spec: &Spec) -> BTreeMap<&str, Path> {
    let own = |function: &str, token: Option<Token>| token == Some(Token::Id) && spec.is_verify(function);
    let rest = authorizers(spec).filter(|(_, about)| match about {
        Authorizer::UserPool(about) => about.token == Token::Id,
        Authorizer::Token(about) => own(&about.function, about.token),
        Authorizer::Request(_) => false,
    });
    let http = http(spec).into_iter().flat_map(|api| &api.authorizers).filter(|(_, about)| match about {
        HttpAuthorizer::UserPool(about) => about.token == Token::Id,
        HttpAuthorizer::Function(about) => own(&about.function, about.token),
        HttpAuthorizer::Jwt(_) => false,
    });
    let rest = rest.map(|(name, about)| (name, settings_at(name, about).key("token")));
    rest.chain(http.map(|(name, about)| (name.as_str(), http_authorizer_at(name).key(about.kind()).key("token")))).collect()
}

/// Where the settings of an authorizer are.
fn settings_at(name: &str, about: &Authorizer) -> Path {
    authorizer_at(name).key(about.kind())
}

/// The routes of an HTTP API that an authorizer of the user pool guards: the key, the route, the authorizer and its name.
pub(super) fn http_guarded(spec: &Spec) -> impl Iterator<Item = (&str, &HttpRoute, &str, &HttpPoolAuthorizer)> {
    http(spec).into_iter().flat_map(|api| {
        api.routes.iter().filter_map(|(key, route)| match api.authorizers.get_key_value(route.authorizer.as_ref()?)? {
            (name, HttpAuthorizer::UserPool(about)) => Some((key.as_str(), route, name.as_str(), about)),
            _ => None,
        })
    })
}

/// Where an authorizer of an HTTP API is.
pub(super) fn http_authorizer_at(name: &str) -> Path {
    Kind::Http.at().key("authorizers").key(name)
}

/// Where an authorizer is.
fn authorizer_at(name: &str) -> Path {
    rest_at().key("authorizers").key(name)
}
