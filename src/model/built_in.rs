//! The handlers that come with poolgate, and what each is told.

use super::{ClientRef, Names, NonEmpty, Resolved, Scope, Unresolved, missing};
use crate::data::lambda::Language;
use crate::spec;
use crate::spec::api::{AuthorizerResponse, HttpMethod, Token};
use crate::spec::functions::BuiltIn;
use crate::spec::permissions::PoolVerb;
use crate::spec::route_key::{HttpRouteKey, RouteKey};

/// A handler that comes with poolgate.
#[derive(Debug, Clone)]
pub struct Handler {
    /// The language of its source.
    pub language: Language,
    /// What it does.
    pub work: Work,
}

/// What a built-in handler does, with all that it has to know.
#[derive(Debug, Clone)]
pub enum Work {
    /// Signs users in.
    Login(HandlerClient, SignInCall),
    /// Gives new tokens for a refresh token.
    Refresh(HandlerClient, RefreshCall),
    /// Signs users out.
    SignOut(HandlerClient),
    /// Confirms users.
    Confirm,
    /// Checks tokens for API Gateway.
    Verify(Verify),
}

/// The client that a handler works for.
#[derive(Debug, Clone, Copy)]
pub struct HandlerClient {
    /// The client.
    pub client: ClientRef,
    /// Whether it has a secret, which the handler then reads at run time.
    pub secret: bool,
}

/// How a login signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInCall {
    /// As a server with AWS credentials. AWS: `AdminInitiateAuth`.
    Server,
    /// As any application. AWS: `InitiateAuth`.
    Application,
}

/// How tokens are refreshed.
///
/// Source: Amazon Cognito user pools API, `RefreshTokenRotationType`: "Refresh token rotation must be completed with
/// `GetTokensFromRefreshToken`."
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefreshCall {
    /// The refresh token stays. AWS: `InitiateAuth`.
    Keep,
    /// Each refresh gives the next refresh token. AWS: `GetTokensFromRefreshToken`.
    Rotate,
}

/// What a Lambda authorizer has to know.
#[derive(Debug, Clone)]
pub struct Verify {
    /// The kind of token that it takes.
    pub token: Token,
    /// The clients whose tokens it takes.
    pub clients: NonEmpty<ClientRef>,
    /// The routes behind it, each with the scopes of which a token must have one.
    pub routes: Vec<GuardedRoute>,
    /// The form of its answer.
    pub answer: Answer,
}

/// A route behind a Lambda authorizer.
#[derive(Debug, Clone)]
pub struct GuardedRoute {
    /// The method.
    pub method: HttpMethod,
    /// The path with its variables; `$default` for whatever no other route of an HTTP API takes.
    pub path: String,
    /// The scopes of which one is enough. Without any every token that is right will do.
    pub scopes: Vec<Scope>,
}

/// The form of an authorizer's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// An IAM policy: for REST APIs, and HTTP APIs that ask for one.
    Policy,
    /// Yes or no, for the route that is called: for HTTP APIs alone.
    Simple,
}

impl Names<'_> {
    pub(super) fn handler(&self, handler: BuiltIn, key: &str, function: &spec::Function, language: Language) -> Resolved<Handler> {
        let work = match handler {
            BuiltIn::Login => {
                let (client, about) = self.handler_client(handler, function)?;
                let call = if about.can_sign_in_as_admin() { SignInCall::Server } else { SignInCall::Application };
                Work::Login(client, call)
            }
            BuiltIn::Refresh => {
                let (client, about) = self.handler_client(handler, function)?;
                Work::Refresh(client, if about.tokens.rotation.is_some() { RefreshCall::Rotate } else { RefreshCall::Keep })
            }
            BuiltIn::SignOut => Work::SignOut(self.handler_client(handler, function)?.0),
            BuiltIn::Confirm => Work::Confirm,
            BuiltIn::Verify => Work::Verify(self.verify(key)?),
        };
        Ok(Handler { language, work })
    }

    fn handler_client(&self, handler: BuiltIn, function: &spec::Function) -> Resolved<(HandlerClient, &spec::Client)> {
        let found = self.spec.client_for(handler, function);
        let (name, about) = found.ok_or_else(|| Unresolved(format!("a built-in {} and not one client for it", handler.as_str())))?;
        Ok((HandlerClient { client: self.client(name)?, secret: about.secret }, about))
    }

    /// What an authorizer knows that nothing else tells: access tokens of any client, and no route that they open.
    ///
    /// Who makes an authorizer of the function knows its kind of token, its clients, its routes and the form of its answer.
    fn verify(&self, key: &str) -> Resolved<Verify> {
        if let Some((name, about)) = self.spec.http_authorizer_of(key) {
            return self.http_verify(name, about);
        }
        if let Some((name, about)) = self.spec.rest_authorizer_of(key) {
            return self.rest_verify(name, about);
        }
        let clients = self.verified(|_| true)?;
        Ok(Verify { token: Token::Access, clients, routes: Vec::new(), answer: Answer::Policy })
    }
}

impl Names<'_> {
    fn verified(&self, is_for: impl Fn(&str) -> bool) -> Resolved<NonEmpty<ClientRef>> {
        let clients = self.spec.clients.keys().filter(|name| is_for(name)).map(|name| self.client(name));
        let clients: Vec<_> = clients.collect::<Resolved<_>>()?;
        NonEmpty::of(clients).ok_or_else(|| Unresolved("an authorizer that takes no client's tokens".to_owned()))
    }

    fn rest_verify(&self, authorizer: &str, about: &spec::api::TokenAuthorizer) -> Resolved<Verify> {
        let clients = self.verified(|name| about.is_for(name))?;
        let Some(spec::Api::Rest(api)) = &self.spec.api else { return missing("an authorizer of no REST API") };
        let routes = api.routes.iter().filter(|(_, route)| route.authorizer.as_deref() == Some(authorizer)).map(|(key, route)| {
            let RouteKey { method, path } = RouteKey::parse(key).map_err(|(message, _)| Unresolved(format!("{key:?}: {message}")))?;
            let scopes = route.scopes.iter().map(|scope| self.scope(scope)).collect::<Resolved<_>>()?;
            Ok(GuardedRoute { method, path: path.to_owned(), scopes })
        });
        let routes = routes.collect::<Resolved<_>>()?;
        Ok(Verify { token: about.token.unwrap_or(Token::Access), clients, routes, answer: Answer::Policy })
    }

    fn http_verify(&self, authorizer: &str, about: &spec::api::HttpFunctionAuthorizer) -> Resolved<Verify> {
        let clients = self.verified(|name| about.is_for(name))?;
        let routes = match &self.spec.api {
            Some(spec::Api::Http(api)) => api.routes.iter().filter(|(_, route)| route.authorizer.as_deref() == Some(authorizer)),
            _ => return missing("an authorizer of no HTTP API"),
        };
        let routes = routes.map(|(key, route)| {
            let scopes = route.scopes.iter().map(|scope| self.scope(scope)).collect::<Resolved<_>>()?;
            let (method, path) = match HttpRouteKey::parse(key).map_err(|(message, _)| Unresolved(format!("{key:?}: {message}")))? {
                HttpRouteKey::Default => (HttpMethod::Any, HttpRouteKey::DEFAULT),
                HttpRouteKey::Path(key) => (key.method, key.path),
            };
            Ok(GuardedRoute { method, path: path.to_owned(), scopes })
        });
        let answer = match about.response {
            AuthorizerResponse::Simple => Answer::Simple,
            AuthorizerResponse::Policy => Answer::Policy,
        };
        Ok(Verify { token: about.token.unwrap_or(Token::Access), clients, routes: routes.collect::<Resolved<_>>()?, answer })
    }
}

impl Work {
    /// What it must be able to do with the user pool. The calls that any application may make need no permission.
    ///
    /// Source: Amazon Cognito user pools API, `InitiateAuth`, `GetTokensFromRefreshToken`, `RevokeToken`, `GlobalSignOut`: "Amazon
    /// Cognito doesn't evaluate Identity and Access Management (IAM) policies in requests for this API operation."
    #[must_use]
    pub fn verbs(&self) -> Vec<PoolVerb> {
        let secret = |client: &HandlerClient| client.secret.then_some(PoolVerb::ReadClients);
        match self {
            Self::Login(client, SignInCall::Server) => [PoolVerb::SignInAsAdmin].into_iter().chain(secret(client)).collect(),
            Self::Login(client, SignInCall::Application) | Self::Refresh(client, _) | Self::SignOut(client) => {
                secret(client).into_iter().collect()
            }
            Self::Confirm => vec![PoolVerb::SetPassword],
            Self::Verify(_) => Vec::new(),
        }
    }
}
