//! HTTP APIs: what only they have. What they share with REST APIs is held by the rules of those.

use super::Area;
use super::apis::Kind;
use crate::path::Path;
use crate::spec::Spec;
use crate::spec::api::HttpPoolAuthorizer;
use crate::spec::clients::{AuthFlow, Client, OAuthFlow};

mod access_token_accepted;
mod cookies_from_every_site;
mod cors_max_age_out_of_range;
mod empty_audience;
mod id_token_accepted;
mod issuer_of_no_user_pool;
mod long_scope;
mod machine_among_users;
mod malformed_issuer;
mod metrics_without_throttling;
mod over_http_api_quota;
mod refused_preflight;
mod verify_for_two_authorizers;
mod verify_remembered_for_all_routes;
mod verify_settings_elsewhere;
mod verify_without_token;

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
        &refused_preflight::RULE,
        &metrics_without_throttling::RULE,
        &cors_max_age_out_of_range::RULE,
        &over_http_api_quota::RULE,
        &verify_settings_elsewhere::RULE,
        &verify_for_two_authorizers::RULE,
        &verify_remembered_for_all_routes::RULE,
        &verify_without_token::RULE,
        &cookies_from_every_site::RULE,
        &issuer_of_no_user_pool::RULE,
        &long_scope::RULE,
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
