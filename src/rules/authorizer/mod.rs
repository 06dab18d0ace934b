//! Authorizers: what they take for a token, where they look for it, and who uses them.

use super::Area;
use super::apis::{Kind, http};
use super::references::{rest, rest_at};
use crate::path::Path;
use crate::spec::Spec;
use crate::spec::api::{Authorizer, HttpAuthorizer, HttpPoolAuthorizer, HttpRoute, PoolAuthorizer, Route};

pub mod access_token_without_scopes;
pub mod authorizer_cache_over_an_hour;
pub mod id_token_with_scopes;
pub mod malformed_token_header;
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
    ],
};

/// The authorizers that look at tokens of the pool.
fn authorizers(spec: &Spec) -> impl Iterator<Item = (&str, &PoolAuthorizer)> {
    let all = rest(spec).into_iter().flat_map(|api| &api.authorizers);
    all.map(|(name, Authorizer::UserPool(about))| (name.as_str(), about))
}

/// The routes that such an authorizer guards: the key, the route, the authorizer and its name.
fn guarded(spec: &Spec) -> impl Iterator<Item = (&str, &Route, &str, &PoolAuthorizer)> {
    rest(spec).into_iter().flat_map(|api| {
        api.routes.iter().filter_map(|(key, route)| {
            let (_, name, Authorizer::UserPool(about)) = api.authorizers.get_full(route.authorizer.as_ref()?)?;
            Some((key.as_str(), route, name.as_str(), about))
        })
    })
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
