//! App clients, their OAuth flows and their tokens.

use serde::Deserialize;

use super::{Duration, Text};

/// An application that signs users in, or that acts on its own.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Client {
    /// The name people see. Default: the key. AWS: `ClientName`.
    pub name: Option<Text>,
    /// Whether the client has a secret. It cannot be changed later. Default: false. AWS: `GenerateSecret`.
    pub secret: bool,
    /// Sign-in through the login pages and the token endpoint. Without it the client signs users in through the SDK only.
    pub oauth: Option<OAuth>,
    /// Who vouches for the users: `cognito` for the pool itself, and names under `user_pool.identity_providers`. Default: `[cognito]`.
    /// AWS: `SupportedIdentityProviders`.
    pub identity_providers: Option<Vec<String>>,
    /// The sign-in calls of the SDK that the client may make. `refresh_token` is always among them, unless refresh tokens
    /// rotate. Default: none but that. AWS: `ExplicitAuthFlows`.
    pub auth_flows: Vec<AuthFlow>,
    /// How long tokens live, and whether they can be taken back.
    pub tokens: Tokens,
    /// The attributes that the client may read; custom ones as `custom:name`. Default: all. AWS: `ReadAttributes`.
    pub read_attributes: Option<Vec<String>>,
    /// The attributes that the client may write; custom ones as `custom:name`. Default: all. AWS: `WriteAttributes`.
    pub write_attributes: Option<Vec<String>>,
    /// Whether a wrong user name and a wrong password get the same answer. Default: true. AWS: `PreventUserExistenceErrors`.
    pub prevent_user_existence_errors: bool,
}

/// The name by which a client lists the pool itself among those who vouch for its users.
///
/// Source: Amazon Cognito user pools API, CreateUserPoolClient, SupportedIdentityProviders (`COGNITO`).
pub const THE_POOL: &str = "cognito";

impl Client {
    /// Whether users sign in to it through the login pages.
    #[must_use]
    pub fn has_login_pages(&self) -> bool {
        self.oauth.as_ref().is_some_and(|oauth| oauth.flows.iter().any(|flow| *flow != OAuthFlow::ClientCredentials))
    }
}

impl Default for Client {
    fn default() -> Self {
        Self {
            name: None,
            secret: false,
            oauth: None,
            identity_providers: None,
            auth_flows: Vec::new(),
            tokens: Tokens::default(),
            read_attributes: None,
            write_attributes: None,
            prevent_user_existence_errors: true,
        }
    }
}

/// What a client may ask of the authorization server.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct OAuth {
    /// The grants: `code` and `implicit` for users, or `client_credentials` alone for a machine. AWS: `AllowedOAuthFlows`.
    pub flows: Vec<OAuthFlow>,
    /// The scopes: `openid`, `email`, `phone`, `profile`, `aws.cognito.signin.user.admin`, or `server/scope` of a resource
    /// server. AWS: `AllowedOAuthScopes`.
    pub scopes: Vec<String>,
    /// Where a user may be sent with the code or the tokens. AWS: `CallbackURLs`.
    pub callback_urls: Vec<Text>,
    /// Where a user may be sent after signing out. AWS: `LogoutURLs`.
    pub logout_urls: Vec<Text>,
    /// The callback URL for requests that name none; one of `callback_urls`. AWS: `DefaultRedirectURI`.
    pub default_redirect: Option<Text>,
}

/// A grant of OAuth 2.0 (RFC 6749).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum OAuthFlow {
    /// The user gets a code, the application exchanges it for tokens (RFC 6749 section 4.1).
    Code,
    /// The tokens come in the URL of the redirect (RFC 6749 section 4.2). Discouraged by RFC 9700 section 2.1.2.
    Implicit,
    /// The application signs in as itself, with its secret (RFC 6749 section 4.4).
    ClientCredentials,
}

/// A sign-in call of the SDK. AWS: `ALLOW_..._AUTH`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum AuthFlow {
    /// Secure remote password: the password never leaves the device. AWS: `ALLOW_USER_SRP_AUTH`.
    UserSrp,
    /// The password is sent to Cognito by the application. AWS: `ALLOW_USER_PASSWORD_AUTH`.
    UserPassword,
    /// The password is sent by a server that holds AWS credentials. AWS: `ALLOW_ADMIN_USER_PASSWORD_AUTH`.
    AdminUserPassword,
    /// Challenges made by functions. AWS: `ALLOW_CUSTOM_AUTH`.
    Custom,
    /// The user chooses how to sign in. AWS: `ALLOW_USER_AUTH`.
    UserAuth,
    /// New tokens for a refresh token. AWS: `ALLOW_REFRESH_TOKEN_AUTH`.
    RefreshToken,
}

/// How long tokens live, and whether they can be taken back.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Tokens {
    /// The life of an access token: 5 minutes to 1 day. Default: `1h`. AWS: `AccessTokenValidity`.
    pub access: Duration,
    /// The life of an id token: 5 minutes to 1 day. Default: `1h`. AWS: `IdTokenValidity`.
    pub id: Duration,
    /// The life of a refresh token: 1 hour to 3650 days. Default: `30d`. AWS: `RefreshTokenValidity`.
    pub refresh: Duration,
    /// How long a sign-in may take from its first to its last challenge: 3 to 15 minutes. Default: `3m`. AWS: `AuthSessionValidity`.
    pub auth_session: Duration,
    /// Whether a refresh token and what came from it can be revoked. Default: true. AWS: `EnableTokenRevocation`.
    pub revocation: bool,
    /// Replaces a refresh token each time it is used. Default: no rotation. AWS: `RefreshTokenRotation`.
    pub rotation: Option<Rotation>,
}

impl Default for Tokens {
    /// Cognito's own lifetimes, as the API reference of `CreateUserPoolClient` gives them, with revocation on.
    fn default() -> Self {
        Self {
            access: Duration::from_hours(1),
            id: Duration::from_hours(1),
            refresh: Duration::from_days(30),
            auth_session: Duration::from_minutes(3),
            revocation: true,
            rotation: None,
        }
    }
}

/// Replaces a refresh token each time it is used.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Rotation {
    /// How long the replaced token still works: 0 to 60 seconds. Default: `0s`. AWS: `RetryGracePeriodSeconds`.
    pub grace: Duration,
}

impl Default for Rotation {
    fn default() -> Self {
        Self { grace: Duration::from_seconds(0) }
    }
}
