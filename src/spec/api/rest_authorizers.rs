//! Who checks the callers of a REST API.

use serde::Deserialize;

use super::{Duration, Token};

/// Who checks the callers.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum Authorizer {
    /// The user pool of this spec. AWS: `COGNITO_USER_POOLS`.
    UserPool(PoolAuthorizer),
    /// A function that is given what one header holds. AWS: `TOKEN`.
    Token(TokenAuthorizer),
    /// A function that is given the whole request but its body. AWS: `REQUEST`.
    Request(RequestAuthorizer),
}

/// The user pool of this spec checks the token.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct PoolAuthorizer {
    /// Which token callers send: `id`, or `access`, and then every route of it names scopes.
    pub token: Token,
    /// The header that carries the token. Default: `Authorization`. AWS: `IdentitySource`.
    #[serde(default = "authorization")]
    pub header: String,
    /// How long an answer is remembered: up to 1 hour. Default: `5m`. AWS: `AuthorizerResultTtlInSeconds`.
    #[serde(default = "five_minutes")]
    pub cache: Duration,
}

/// A function checks what one header holds, and answers with a policy.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct TokenAuthorizer {
    /// The function, by its name in `functions`. AWS: `AuthorizerUri`.
    pub function: String,
    /// The header that carries the token; without it the answer is 401. Default: `Authorization`. AWS: `IdentitySource`.
    #[serde(default = "authorization")]
    pub header: String,
    /// A regular expression that all of the token must match, or the answer is 401 and the function is not called. AWS: `IdentityValidationExpression`.
    #[serde(default)]
    pub validation: Option<String>,
    /// Which token the built-in `verify` takes: `access` or `id`. Default: `access`. Only for that handler.
    #[serde(default)]
    pub token: Option<Token>,
    /// The clients whose tokens the built-in `verify` takes, by their names. Default: all. Only for that handler.
    #[serde(default)]
    pub clients: Vec<String>,
    /// How long a policy is remembered for a token, on every route: up to 1 hour. Default: `0s`. AWS: `AuthorizerResultTtlInSeconds`.
    #[serde(default = "never")]
    pub cache: Duration,
}

/// A function checks the request, and answers with a policy.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct RequestAuthorizer {
    /// The function, by its name in `functions`. AWS: `AuthorizerUri`.
    pub function: String,
    /// What callers are told apart by, as `header.NAME`, `query.NAME`, `stage_variable.NAME` or `context.NAME`; where one is missing the answer is 401. AWS: `IdentitySource`.
    #[serde(default)]
    pub identity_sources: Vec<String>,
    /// How long a policy is remembered for the same identity, on every route: up to 1 hour. Default: `0s`. AWS: `AuthorizerResultTtlInSeconds`.
    #[serde(default = "never")]
    pub cache: Duration,
}

impl TokenAuthorizer {
    /// Whether the built-in `verify` takes tokens of a client.
    #[must_use]
    pub fn is_for(&self, client: &str) -> bool {
        self.clients.is_empty() || self.clients.iter().any(|name| name == client)
    }
}

impl Authorizer {
    /// The function that decides; none where the user pool does.
    #[must_use]
    pub fn function(&self) -> Option<&str> {
        match self {
            Self::UserPool(_) => None,
            Self::Token(about) => Some(&about.function),
            Self::Request(about) => Some(&about.function),
        }
    }

    /// How long an answer is remembered.
    #[must_use]
    pub fn cache(&self) -> Duration {
        match self {
            Self::UserPool(about) => about.cache,
            Self::Token(about) => about.cache,
            Self::Request(about) => about.cache,
        }
    }

    /// The header that carries the token; none where the function looks at the whole request.
    #[must_use]
    pub fn header(&self) -> Option<&str> {
        match self {
            Self::UserPool(about) => Some(&about.header),
            Self::Token(about) => Some(&about.header),
            Self::Request(_) => None,
        }
    }

    /// The key of the spec under which its settings stand.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::UserPool(_) => "user_pool",
            Self::Token(_) => "token",
            Self::Request(_) => "request",
        }
    }
}

fn authorization() -> String {
    "Authorization".to_owned()
}

fn five_minutes() -> Duration {
    Duration::from_minutes(5)
}

fn never() -> Duration {
    Duration::from_seconds(0)
}
