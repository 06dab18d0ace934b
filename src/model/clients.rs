//! App clients: users sign in through one, or a machine is one, never both.

use super::{Names, NonEmpty, Resolved, Text, Unresolved, Voucher, missing};
use crate::spec;
use crate::spec::clients::{AuthFlow, OAuthFlow, Tokens};
use crate::spec::scope::{ScopeName, SystemScope};

/// An app client.
#[derive(Debug, Clone)]
pub struct Client {
    /// Its name in the spec.
    pub key: String,
    /// The name people see.
    pub name: Text,
    /// Who gets tokens through it, and how.
    pub flow: Flow,
    /// Who vouches for its users.
    pub identity_providers: Vec<Voucher>,
    /// The life of its tokens.
    pub tokens: Tokens,
    /// The attributes that it may read; all if nothing is said.
    pub read_attributes: Option<Vec<String>>,
    /// The attributes that it may write; all if nothing is said.
    pub write_attributes: Option<Vec<String>>,
    /// Whether unknown users and wrong passwords get the same answer.
    pub hide_unknown_users: bool,
}

/// Who gets tokens through a client.
///
/// AWS refuses a client with `client_credentials` beside `code` or `implicit`, and one with `client_credentials` and no secret
/// or no custom scope. None of them can be written down here: a [`Machine`] has no grants to choose, no switch for a secret,
/// and takes custom scopes only.
///
/// ```
/// use poolgate::model::{CustomScope, Flow, Machine, NonEmpty};
/// use poolgate::spec::clients::AuthFlow::RefreshToken;
/// let read = CustomScope { server: 0, scope: "read".to_owned() };
/// let nightly = Flow::Machine(Machine { scopes: NonEmpty::new(read, []), auth_flows: NonEmpty::new(RefreshToken, []) });
/// ```
///
/// A machine that acts for users as well:
///
/// ```compile_fail,E0560
/// use poolgate::model::{CustomScope, Flow, Grants, Machine, NonEmpty};
/// let read = CustomScope { server: 0, scope: "read".to_owned() };
/// let flows = NonEmpty::new(poolgate::spec::clients::AuthFlow::RefreshToken, []);
/// let both = Flow::Machine(Machine { scopes: NonEmpty::new(read, []), auth_flows: flows, grants: Grants::Implicit });
/// ```
///
/// A machine with `openid`:
///
/// ```compile_fail,E0308
/// use poolgate::model::{Flow, Machine, NonEmpty, Scope};
/// use poolgate::spec::scope::SystemScope;
/// let flows = NonEmpty::new(poolgate::spec::clients::AuthFlow::RefreshToken, []);
/// let openid = Flow::Machine(Machine { scopes: NonEmpty::new(Scope::System(SystemScope::Openid), []), auth_flows: flows });
/// ```
///
/// Users with `client_credentials`:
///
/// ```compile_fail,E0599
/// use poolgate::model::Grants;
/// let both = Grants::ImplicitAndClientCredentials;
/// ```
///
/// Source: Amazon Cognito user pools API reference, `CreateUserPoolClient`, `AllowedOAuthFlows`.
#[derive(Debug, Clone)]
pub enum Flow {
    /// Users sign in.
    User(User),
    /// The client signs in as itself, with its secret.
    Machine(Machine),
}

/// How users sign in.
#[derive(Debug, Clone)]
pub struct User {
    /// Whether the client has a secret.
    pub secret: bool,
    /// The sign-in calls of the SDK.
    pub auth_flows: AuthFlows,
    /// Sign-in through the login pages.
    pub oauth: Option<UserOAuth>,
}

/// The sign-in calls of the SDK that a client may make, without duplicates, never empty: Cognito takes an empty list for
/// its own defaults, which are more than nothing.
pub type AuthFlows = NonEmpty<AuthFlow>;

/// Sign-in through the login pages.
#[derive(Debug, Clone)]
pub struct UserOAuth {
    /// What a user's sign-in yields.
    pub grants: Grants,
    /// What the tokens may be for.
    pub scopes: NonEmpty<Scope>,
    /// Where users may be sent after signing in.
    pub callback_urls: NonEmpty<Text>,
    /// Where users may be sent after signing out.
    pub logout_urls: Vec<Text>,
    /// The callback URL for requests that name none.
    pub default_redirect: Option<Text>,
}

/// What a user's sign-in yields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grants {
    /// A code.
    Code,
    /// Tokens, in the URL.
    Implicit,
    /// Either, as the request says.
    CodeAndImplicit,
}

/// A client that signs in as itself.
#[derive(Debug, Clone)]
pub struct Machine {
    /// What its tokens may be for.
    pub scopes: NonEmpty<CustomScope>,
    /// The sign-in calls of the SDK, which AWS lets it make as well.
    pub auth_flows: AuthFlows,
}

/// A scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// One that every pool has.
    System(SystemScope),
    /// One of a resource server.
    Custom(CustomScope),
}

/// A scope of a resource server of the same stack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomScope {
    /// The place of the server in [`UserPool::resource_servers`](super::UserPool::resource_servers).
    pub server: usize,
    /// The name of the scope.
    pub scope: String,
}

impl Names<'_> {
    pub(super) fn scope(&self, written: &str) -> Resolved<Scope> {
        match ScopeName::of(written) {
            ScopeName::System(system) => Ok(Scope::System(system)),
            ScopeName::Custom { server, scope } => {
                let found = self.spec.resource_servers.get_full(server).filter(|(_, _, server)| server.scopes.contains_key(scope));
                let (server, ..) = found.ok_or_else(|| Unresolved(format!("scope {written:?} is not defined")))?;
                Ok(Scope::Custom(CustomScope { server, scope: scope.to_owned() }))
            }
            ScopeName::Bare(_) => missing(format!("{written:?} is no scope")),
        }
    }

    pub(super) fn client_of(&self, key: &str, client: &spec::Client) -> Resolved<Client> {
        Ok(Client {
            key: key.to_owned(),
            name: match &client.name {
                Some(name) => self.text(name)?,
                None => Text::literal(key),
            },
            flow: self.flow(client)?,
            identity_providers: match &client.identity_providers {
                Some(providers) => providers.iter().map(|name| self.voucher(name)).collect::<Resolved<_>>()?,
                None => vec![Voucher::Pool],
            },
            tokens: client.tokens.clone(),
            read_attributes: client.read_attributes.clone(),
            write_attributes: client.write_attributes.clone(),
            hide_unknown_users: client.prevent_user_existence_errors,
        })
    }

    fn flow(&self, client: &spec::Client) -> Resolved<Flow> {
        let Some(oauth) = &client.oauth else {
            return Ok(Flow::User(User { secret: client.secret, auth_flows: auth_flows(client)?, oauth: None }));
        };
        let has = |flow| oauth.flows.contains(&flow);
        let grants = match (has(OAuthFlow::Code), has(OAuthFlow::Implicit), has(OAuthFlow::ClientCredentials)) {
            (false, false, true) if client.secret => return self.machine(client, oauth),
            (true, false, false) => Grants::Code,
            (false, true, false) => Grants::Implicit,
            (true, true, false) => Grants::CodeAndImplicit,
            (code, implicit, machine) => return missing(format!("flows: code {code}, implicit {implicit}, client_credentials {machine}")),
        };
        let scopes: Vec<Scope> = oauth.scopes.iter().map(|scope| self.scope(scope)).collect::<Resolved<_>>()?;
        let (Some(scopes), Some(callback_urls)) = (NonEmpty::of(scopes), NonEmpty::of(self.list(&oauth.callback_urls)?)) else {
            return missing("a user's flow without scopes or callback URLs");
        };
        let oauth = UserOAuth {
            grants,
            scopes,
            callback_urls,
            logout_urls: self.list(&oauth.logout_urls)?,
            default_redirect: self.maybe(oauth.default_redirect.as_ref())?,
        };
        Ok(Flow::User(User { secret: client.secret, auth_flows: auth_flows(client)?, oauth: Some(oauth) }))
    }

    fn machine(&self, client: &spec::Client, oauth: &spec::clients::OAuth) -> Resolved<Flow> {
        let scopes = oauth.scopes.iter().map(|scope| match self.scope(scope)? {
            Scope::Custom(scope) => Ok(scope),
            Scope::System(scope) => missing(format!("a machine with scope {}", scope.as_str())),
        });
        let scopes: Vec<_> = scopes.collect::<Resolved<_>>()?;
        let scopes = NonEmpty::of(scopes).ok_or_else(|| Unresolved("a machine without scopes".to_owned()))?;
        Ok(Flow::Machine(Machine { scopes, auth_flows: auth_flows(client)? }))
    }
}

fn auth_flows(client: &spec::Client) -> Resolved<AuthFlows> {
    let mut flows = Vec::new();
    for flow in &client.auth_flows {
        if !flows.contains(flow) {
            flows.push(*flow);
        }
    }
    if client.tokens.rotation.is_none() && !flows.contains(&AuthFlow::RefreshToken) {
        flows.push(AuthFlow::RefreshToken);
    }
    NonEmpty::of(flows).ok_or_else(|| Unresolved("rotation without a sign-in flow".to_owned()))
}
