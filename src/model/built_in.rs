//! The handlers that come with poolgate, and what each is told.

use super::{ClientRef, Names, NonEmpty, Resolved, Scope, Unresolved, missing};
use crate::data::lambda::Language;
use crate::spec;
use crate::spec::api::{HttpMethod, Token};
use crate::spec::functions::BuiltIn;
use crate::spec::permissions::PoolVerb;

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
    /// The path with its variables.
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
    pub(super) fn handler(&self, handler: BuiltIn, function: &spec::Function, language: Language) -> Resolved<Handler> {
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
            BuiltIn::Verify => Work::Verify(self.verify()?),
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
    fn verify(&self) -> Resolved<Verify> {
        let clients: Vec<_> = self.spec.clients.keys().map(|name| self.client(name)).collect::<Resolved<_>>()?;
        let Some(clients) = NonEmpty::of(clients) else { return missing("an authorizer that takes no client's tokens") };
        Ok(Verify { token: Token::Access, clients, routes: Vec::new(), answer: Answer::Policy })
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
