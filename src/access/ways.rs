//! The tokens that a client can get, and how.

use std::collections::BTreeSet;

use crate::spec::Spec;
use crate::spec::api::Token;
use crate::spec::clients::{AuthFlow, Client, OAuthFlow};
use crate::spec::scope::{ScopeName, SystemScope};
use crate::spec::user_pool::TokenVersion;

/// How a client gets tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// A user signs in at the login pages, the client exchanges the code.
    Code,
    /// A user signs in at the login pages, the tokens come in the URL.
    Implicit,
    /// The client signs in as itself.
    ClientCredentials,
    /// A user signs in through the SDK, by whichever call.
    Sdk,
}

impl Way {
    /// A word for it: OAuth's, or `sdk`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Implicit => "implicit",
            Self::ClientCredentials => "client_credentials",
            Self::Sdk => "sdk",
        }
    }
}

/// The tokens that one way yields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding<'a> {
    /// The way.
    pub way: Way,
    /// Whether an id token is among them. An access token always is.
    pub id_token: bool,
    /// The scopes that the access token can carry.
    pub scopes: BTreeSet<&'a str>,
    /// Whether a function of the pool may add others.
    pub more_scopes: bool,
}

impl Holding<'_> {
    /// Whether there is a token of a kind.
    #[must_use]
    pub fn has(&self, token: Token) -> bool {
        token == Token::Access || self.id_token
    }
}

/// Every way of a client to get tokens, and what they are.
///
/// Sources: Amazon Cognito developer guide, "Scopes, M2M, and resource servers": through the login pages an access token
/// carries what the client lists, with client credentials only custom scopes, and an id token is issued only where `openid`
/// is asked for; "Understanding the access token": after a sign-in with the SDK it carries `aws.cognito.signin.user.admin`
/// and nothing else (so also GitHub aws/aws-cli#6661); "Pre token generation Lambda trigger": from version 2 the function
/// can add scopes to the access tokens of users, from version 3 to those of machines.
pub(super) fn holdings<'a>(spec: &'a Spec, client: &'a Client) -> Vec<Holding<'a>> {
    let mut holdings = Vec::new();
    let (users, machines) = added_scopes(spec);
    if let Some(oauth) = &client.oauth {
        let listed = |for_users: bool| {
            let scopes = oauth.scopes.iter().map(String::as_str);
            scopes.filter(move |scope| opens(spec, scope, for_users)).collect::<BTreeSet<_>>()
        };
        for (flow, way) in [(OAuthFlow::Code, Way::Code), (OAuthFlow::Implicit, Way::Implicit)] {
            if oauth.flows.contains(&flow) {
                let scopes = listed(true);
                let id_token = scopes.contains(SystemScope::Openid.as_str());
                holdings.push(Holding { way, id_token, scopes, more_scopes: users });
            }
        }
        if oauth.flows.contains(&OAuthFlow::ClientCredentials) {
            holdings.push(Holding { way: Way::ClientCredentials, id_token: false, scopes: listed(false), more_scopes: machines });
        }
    }
    if client.auth_flows.iter().any(|flow| *flow != AuthFlow::RefreshToken) {
        let scopes = [SystemScope::SigninUserAdmin.as_str()].into_iter().collect();
        holdings.push(Holding { way: Way::Sdk, id_token: true, scopes, more_scopes: users });
    }
    holdings
}

/// Whether a scope that a client lists can come to stand in a token: one that leads nowhere cannot.
fn opens(spec: &Spec, scope: &str, for_users: bool) -> bool {
    match ScopeName::of(scope) {
        ScopeName::System(_) => for_users,
        ScopeName::Custom { server, scope } => spec.resource_servers.get(server).is_some_and(|server| server.scopes.contains_key(scope)),
        ScopeName::Bare(_) => false,
    }
}

/// Whether a function of the pool may add scopes to the access tokens of users, and of machines. What functions a pool has that
/// exists already is not known.
fn added_scopes(spec: &Spec) -> (bool, bool) {
    let Some(pool) = &spec.user_pool else { return (false, false) };
    let version = pool.triggers.pre_token_generation.as_ref().map(|trigger| trigger.version);
    match version {
        _ if pool.exists() => (true, true),
        None | Some(TokenVersion::V1) => (false, false),
        Some(TokenVersion::V2) => (true, false),
        Some(TokenVersion::V3) => (true, true),
    }
}
