//! Which app client a built-in handler works for.
//!
//! Asked by the rules, which refuse what is ambiguous, and by the model, which then knows.

use super::Spec;
use super::api::{Api, Authorizer, HttpAuthorizer, HttpFunctionAuthorizer, TokenAuthorizer};
use super::clients::{AuthFlow, Client, OAuthFlow};
use super::functions::{BuiltIn, Code, Function};

impl BuiltIn {
    /// The word for it in a spec.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Login => "login",
            Self::Refresh => "refresh",
            Self::SignOut => "sign_out",
            Self::Confirm => "confirm",
            Self::Verify => "verify",
        }
    }

    /// Whether it works for one app client.
    #[must_use]
    pub fn has_client(self) -> bool {
        match self {
            Self::Login | Self::Refresh | Self::SignOut => true,
            Self::Confirm | Self::Verify => false,
        }
    }
}

impl Client {
    /// Whether a server may sign users in by this client, with their passwords.
    #[must_use]
    pub fn can_sign_in_as_admin(&self) -> bool {
        self.auth_flows.contains(&AuthFlow::AdminUserPassword)
    }

    /// Whether an application may sign users in by this client, with their passwords.
    #[must_use]
    pub fn can_sign_in_by_password(&self) -> bool {
        self.auth_flows.contains(&AuthFlow::UserPassword)
    }

    /// Whether anybody gets a refresh token by this client: from a sign-in call of the SDK, or for a code.
    ///
    /// Source: Amazon Cognito developer guide, "Refresh tokens": "in response to successful authentication with the managed login
    /// authorization-code flow and with API operations or SDK methods".
    #[must_use]
    pub fn issues_refresh_tokens(&self) -> bool {
        let by_code = self.oauth.as_ref().is_some_and(|oauth| oauth.flows.contains(&OAuthFlow::Code));
        by_code || self.auth_flows.iter().any(|flow| *flow != AuthFlow::RefreshToken)
    }
}

impl Spec {
    /// The clients that a built-in handler could work for. A login takes those for an application where there are none for a server.
    #[must_use]
    pub fn clients_for(&self, handler: BuiltIn) -> Vec<&str> {
        let with = |fits: fn(&Client) -> bool| -> Vec<&str> {
            self.clients.iter().filter(|(_, client)| fits(client)).map(|(name, _)| name.as_str()).collect()
        };
        match handler {
            BuiltIn::Login => {
                let servers = with(Client::can_sign_in_as_admin);
                if servers.is_empty() { with(Client::can_sign_in_by_password) } else { servers }
            }
            BuiltIn::Refresh | BuiltIn::SignOut => with(Client::issues_refresh_tokens),
            BuiltIn::Confirm | BuiltIn::Verify => Vec::new(),
        }
    }

    /// The client that a built-in handler works for: the one that the function names, or else the only one that it could be.
    #[must_use]
    pub fn client_for(&self, handler: BuiltIn, function: &Function) -> Option<(&str, &Client)> {
        let name = match &function.client {
            _ if !handler.has_client() => return None,
            Some(name) => name.as_str(),
            None => match self.clients_for(handler).as_slice() {
                [only] => only,
                _ => return None,
            },
        };
        self.clients.get_key_value(name).map(|(name, client)| (name.as_str(), client))
    }
}

/// What an API has to do with the handler that checks tokens.
impl Spec {
    /// Whether a function is the built-in `verify`.
    #[must_use]
    pub fn is_verify(&self, function: &str) -> bool {
        let code = self.functions.get(function).and_then(|function| function.code.as_ref());
        matches!(code, Some(Code::BuiltIn(BuiltIn::Verify)))
    }

    /// The authorizer of the REST API that a function decides for by the token alone, with its name.
    #[must_use]
    pub fn rest_authorizer_of(&self, function: &str) -> Option<(&str, &TokenAuthorizer)> {
        let Some(Api::Rest(api)) = &self.api else { return None };
        api.authorizers.iter().find_map(|(name, about)| match about {
            Authorizer::Token(about) if about.function == function => Some((name.as_str(), about)),
            _ => None,
        })
    }

    /// The authorizer of the HTTP API that a function is, with its name. One handler serves one: its environment says for whom.
    #[must_use]
    pub fn http_authorizer_of(&self, function: &str) -> Option<(&str, &HttpFunctionAuthorizer)> {
        let Some(Api::Http(api)) = &self.api else { return None };
        api.authorizers.iter().find_map(|(name, about)| match about {
            HttpAuthorizer::Function(about) if about.function == function => Some((name.as_str(), about)),
            _ => None,
        })
    }
}
