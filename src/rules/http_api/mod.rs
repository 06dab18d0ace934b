//! HTTP APIs: what only they have. What they share with REST APIs is held by the rules of those.

use super::Area;
use super::apis::Kind;
use crate::path::Path;
use crate::spec::Spec;
use crate::spec::api::HttpPoolAuthorizer;
use crate::spec::clients::{AuthFlow, Client, OAuthFlow};

mod access_token_accepted;
mod audience_without_tokens;
mod cache_without_identity;
mod cached_answer_for_all_routes;
mod cors_max_age_out_of_range;
mod empty_audience;
mod id_token_accepted;
mod machine_among_users;
mod malformed_identity_source;
mod malformed_issuer;
mod metrics_without_throttling;
mod open_way_round_a_lock;
mod over_http_api_quota;
mod refused_preflight;
mod scopes_for_a_function;

/// The area.
pub static AREA: Area = Area {
    letters: "HA",
    title: "HTTP API",
    rules: &[
        &id_token_accepted::RULE,
        &access_token_accepted::RULE,
        &machine_among_users::RULE,
        &empty_audience::RULE,
        &malformed_issuer::RULE,
        &malformed_identity_source::RULE,
        &cache_without_identity::RULE,
        &cached_answer_for_all_routes::RULE,
        &scopes_for_a_function::RULE,
        &refused_preflight::RULE,
        &open_way_round_a_lock::RULE,
        &metrics_without_throttling::RULE,
        &cors_max_age_out_of_range::RULE,
        &over_http_api_quota::RULE,
        &audience_without_tokens::RULE,
    ],
};

/// A machine among the clients whose tokens an authorizer takes.
fn machine<'a>(spec: &'a Spec, authorizer: &HttpPoolAuthorizer) -> Option<&'a str> {
    let is_machine = |client: &Client| client.oauth.as_ref().is_some_and(|oauth| oauth.flows.contains(&OAuthFlow::ClientCredentials));
    let mut machines = spec.clients.iter().filter(|(name, client)| authorizer.is_for(name) && is_machine(client));
    machines.next().map(|(name, _)| name.as_str())
}

/// Whether there are clients whose tokens an authorizer takes, and none of them can get one.
fn no_tokens(spec: &Spec, authorizer: &HttpPoolAuthorizer) -> bool {
    let gets_tokens = |client: &Client| {
        let by_oauth = client.oauth.as_ref().is_some_and(|oauth| !oauth.flows.is_empty());
        by_oauth || client.auth_flows.iter().any(|flow| *flow != AuthFlow::RefreshToken)
    };
    let mut audience = spec.clients.iter().filter(|(name, _)| authorizer.is_for(name)).map(|(_, client)| client).peekable();
    audience.peek().is_some() && !audience.any(gets_tokens)
}

/// The path of a route.
fn route_at(key: &str) -> Path {
    Kind::Http.at().key("routes").key(key)
}
