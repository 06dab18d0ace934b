//! Which routes no client of the spec can reach for want of a scope, and why.
//!
//! Nothing is said where there are no clients at all, or the pool exists already: clients can be made elsewhere. Nothing is said either while a scope of a
//! client or of the route leads nowhere, or the authorizer does: mending that can change the answer.

use std::collections::BTreeSet;

use super::{Scopes, routes};
use crate::finding::{Finding, Place};
use crate::path::Path;
use crate::rules::apis::{AnyRoute, http};
use crate::rules::references::rest;
use crate::rules::{Context, Rule};
use crate::spec::UserPool;
use crate::spec::api::{Authorizer, HttpAuthorizer, Token};
use crate::spec::clients::{AuthFlow, Client, OAuthFlow};
use crate::spec::scope::{ScopeName, SystemScope};

/// Why no client can hold a scope of the route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    /// No client lists one.
    NotListed,
    /// The scopes are of users, and there are only machines.
    MachinesOnly,
    /// Tokens of the SDK have one scope, and it is none of these.
    SdkOnly,
}

/// How many more routes and clients are shown.
const SHOWN: usize = 4;

/// A route out of reach.
struct Lost<'a>(AnyRoute<'a>);

impl Lost<'_> {
    fn place(&self) -> Place {
        let at = self.0.at().key("scopes");
        Place::Value(if self.0.scopes.len() == 1 { at.index(0) } else { at })
    }
}

/// Reports the routes that are out of reach for one reason: those that want the same scopes together, for one change mends
/// them all.
pub(super) fn report(
    context: &Context<'_>,
    rule: &'static Rule,
    reason: Reason,
    words: &dyn Fn(&[String]) -> (String, String),
    findings: &mut Vec<Finding>,
) {
    let spec = context.spec;
    let Some(why) = Reach::of(context) else { return };
    let mut groups: indexmap::IndexMap<&[String], Vec<Lost<'_>>> = indexmap::IndexMap::new();
    for route in routes(spec) {
        let scopes = route.scopes;
        if why.reason(scopes) == Some(reason)
            && takes_access_tokens(context, route.authorizer)
            && scopes.iter().all(|scope| why.scopes.exists(scope))
        {
            // What only the clients can mend is one fault.
            groups.entry(if reason == Reason::NotListed { scopes } else { &[] }).or_default().push(Lost(route));
        }
    }
    for lost in groups.values() {
        let Some((first, more)) = lost.split_first() else { continue };
        let (message, help) = words(first.0.scopes);
        let mut finding = Finding::new(rule, first.place(), message).help(help);
        if reason == Reason::SdkOnly {
            for name in spec.clients.keys().take(SHOWN) {
                finding = finding.related(Place::Key(Path::root().key("clients").key(name)), "signs in by the SDK only");
            }
        } else if reason == Reason::MachinesOnly {
            for name in spec.clients.keys().take(SHOWN) {
                let at = Path::root().key("clients").key(name).key("oauth").key("flows");
                finding = finding.related(Place::Value(at), "signs in as itself, without a user");
            }
        }
        for (at, other) in more.iter().take(SHOWN).enumerate() {
            let label = if at + 1 == SHOWN && more.len() > SHOWN {
                format!("here too, and on {} more routes", more.len() - SHOWN)
            } else {
                "here too".to_owned()
            };
            finding = finding.related(other.place(), label);
        }
        findings.push(finding);
    }
}

fn takes_access_tokens(context: &Context<'_>, authorizer: Option<&str>) -> bool {
    let about = authorizer.and_then(|name| rest(context.spec)?.authorizers.get(name));
    let of_http = authorizer.and_then(|name| http(context.spec)?.authorizers.get(name));
    matches!(about, Some(Authorizer::UserPool(about)) if about.token == Token::Access)
        || matches!(of_http, Some(HttpAuthorizer::UserPool(about)) if about.token == Token::Access)
}

/// What the clients of a spec can hold.
struct Reach<'a> {
    scopes: Scopes<'a>,
    held: BTreeSet<&'a str>,
    all_machines: bool,
    all_sdk: bool,
}

impl<'a> Reach<'a> {
    /// `None` where nothing can be said.
    fn of(context: &Context<'a>) -> Option<Self> {
        let spec = context.spec;
        if spec.user_pool.as_ref().is_none_or(UserPool::exists)
            || spec.clients.is_empty()
            || !routes(spec).any(|route| !route.scopes.is_empty())
        {
            return None;
        }
        let scopes = Scopes::of(spec);
        let listed = || spec.clients.values().filter_map(|client| client.oauth.as_ref()).flat_map(|oauth| &oauth.scopes);
        if !listed().all(|scope| scopes.exists(scope)) {
            return None;
        }
        let held = spec.clients.values().flat_map(held).collect();
        let all_machines =
            spec.clients.values().all(|client| has_machine_flow(client) && !has_user_flow(client) && !signs_in_by_sdk(client));
        let no_flows = spec.clients.values().all(|client| client.oauth.as_ref().is_none_or(|oauth| oauth.flows.is_empty()));
        let all_sdk = no_flows && spec.clients.values().any(signs_in_by_sdk);
        Some(Self { scopes, held, all_machines, all_sdk })
    }

    /// Why no client can hold one of these scopes; `None` where one can, or none is asked for.
    fn reason(&self, wanted: &[String]) -> Option<Reason> {
        if wanted.is_empty() || wanted.iter().any(|scope| self.held.contains(scope.as_str())) {
            return None;
        }
        let all_system = wanted.iter().all(|scope| matches!(ScopeName::of(scope), ScopeName::System(_)));
        Some(match (self.all_sdk, self.all_machines && all_system) {
            (true, _) => Reason::SdkOnly,
            (false, true) => Reason::MachinesOnly,
            (false, false) => Reason::NotListed,
        })
    }
}

/// The scopes that access tokens of a client can carry.
///
/// Source: Amazon Cognito developer guide, "Scopes, M2M, and resource servers": with client credentials only custom scopes,
/// through the login pages whatever the client lists; "Understanding the access token": after a sign-in with the SDK
/// `aws.cognito.signin.user.admin` and nothing else (so also GitHub aws/aws-cli#6661).
fn held(client: &Client) -> impl Iterator<Item = &str> {
    let users = has_user_flow(client);
    let any = users || has_machine_flow(client);
    let listed = client.oauth.iter().flat_map(|oauth| &oauth.scopes).map(String::as_str);
    let by_oauth = listed.filter(move |scope| match ScopeName::of(scope) {
        ScopeName::System(_) => users,
        ScopeName::Custom { .. } => any,
        ScopeName::Bare(_) => false,
    });
    by_oauth.chain(signs_in_by_sdk(client).then_some(SystemScope::SigninUserAdmin.as_str()))
}

fn has_user_flow(client: &Client) -> bool {
    client.oauth.as_ref().is_some_and(|oauth| oauth.flows.iter().any(|flow| matches!(flow, OAuthFlow::Code | OAuthFlow::Implicit)))
}

fn has_machine_flow(client: &Client) -> bool {
    client.oauth.as_ref().is_some_and(|oauth| oauth.flows.contains(&OAuthFlow::ClientCredentials))
}

fn signs_in_by_sdk(client: &Client) -> bool {
    client.auth_flows.iter().any(|flow| *flow != AuthFlow::RefreshToken)
}

/// The scopes in a sentence.
pub(super) fn listed(scopes: &[String]) -> String {
    crate::rules::advice::list(scopes.iter().map(String::as_str)).unwrap_or_default()
}
