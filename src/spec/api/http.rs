//! An HTTP API: its stage, authorizers and routes.

use indexmap::IndexMap;
use serde::Deserialize;

use super::super::domains::ApiDomain;
use super::super::{Duration, Text};
use super::{AccessLog, HttpMethod, HttpProxy, Throttling, Token};

/// An HTTP API with one stage, which deploys every change by itself.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Http {
    /// The name people see. Default: the name of the spec. AWS: `Name`.
    #[serde(default)]
    pub name: Option<Text>,
    /// What the API is for. AWS: `Description`.
    #[serde(default)]
    pub description: Option<Text>,
    /// The name of the stage, the first part of every URL's path; `$default` takes no part of it. Default: `$default`. AWS: `StageName`.
    #[serde(default = "default_stage")]
    pub stage: String,
    /// Stage variables. AWS: `StageVariables`.
    #[serde(default)]
    pub stage_variables: IndexMap<String, Text>,
    /// A domain name of its own. AWS: `AWS::ApiGatewayV2::DomainName`.
    #[serde(default)]
    pub domain: Option<ApiDomain>,
    /// Whether the API can be called by the name that AWS gives it. Default: true. AWS: `DisableExecuteApiEndpoint`, the other way round.
    #[serde(default = "yes")]
    pub default_endpoint: bool,
    /// How many requests are let through, by every route together. Default: the account's limits. AWS: `DefaultRouteSettings`.
    #[serde(default)]
    pub throttling: Option<Throttling>,
    /// Writes a line for every request to a log group. AWS: `AccessLogSettings`.
    #[serde(default)]
    pub access_log: Option<AccessLog>,
    /// Whether CloudWatch counts requests per route. Default: false. AWS: `DetailedMetricsEnabled`.
    #[serde(default)]
    pub metrics: bool,
    /// Lets browsers of other origins call the API. API Gateway answers preflights by itself. AWS: `CorsConfiguration`.
    #[serde(default)]
    pub cors: Option<HttpCors>,
    /// Who checks the callers. AWS: `AWS::ApiGatewayV2::Authorizer`.
    #[serde(default)]
    pub authorizers: IndexMap<String, HttpAuthorizer>,
    /// The routes, each `METHOD /path`, or `$default` for whatever no other takes; `ANY` is every method, `{id}` a variable, `{proxy+}` all the rest.
    pub routes: IndexMap<String, HttpRoute>,
}

fn default_stage() -> String {
    "$default".to_owned()
}

fn yes() -> bool {
    true
}

/// Lets browsers of other origins call an HTTP API (the Fetch standard, section CORS protocol).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct HttpCors {
    /// The origins, such as `https://app.example.com`; `*` alone for all, `https://*` for all with TLS. AWS: `AllowOrigins`.
    pub origins: Vec<Text>,
    /// The methods that callers may use; `ANY` is all of them. Default: those of the routes. AWS: `AllowMethods`.
    pub methods: Vec<HttpMethod>,
    /// The request headers that callers may send. Default: `Authorization`, `Content-Type`. AWS: `AllowHeaders`.
    pub headers: Vec<String>,
    /// The headers of answers that pages may read. AWS: `ExposeHeaders`.
    pub expose_headers: Vec<String>,
    /// Whether cookies may be sent. Default: false. AWS: `AllowCredentials`.
    pub credentials: bool,
    /// How long a browser may remember the answer: up to 1 day. Default: `10m`. AWS: `MaxAge`.
    pub max_age: Duration,
}

impl Default for HttpCors {
    fn default() -> Self {
        Self {
            origins: Vec::new(),
            methods: Vec::new(),
            headers: vec!["Authorization".to_owned(), "Content-Type".to_owned()],
            expose_headers: Vec::new(),
            credentials: false,
            max_age: Duration::from_minutes(10),
        }
    }
}

/// Who checks the callers of an HTTP API.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum HttpAuthorizer {
    /// API Gateway itself, by the keys of the user pool of this spec. AWS: `JWT`.
    UserPool(HttpPoolAuthorizer),
    /// API Gateway itself, by the keys of another issuer. AWS: `JWT`.
    Jwt(JwtAuthorizer),
    /// A function. AWS: `REQUEST`.
    Function(HttpFunctionAuthorizer),
}

/// Tokens of the user pool are good.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct HttpPoolAuthorizer {
    /// Which token callers send: `access`, and then every route of it names scopes, or `id`. API Gateway tells them apart by scopes alone.
    pub token: Token,
    /// The clients whose tokens are good, by their names. Default: all. AWS: `Audience`.
    #[serde(default)]
    pub clients: Vec<String>,
    /// The header that carries the token. Default: `Authorization`. AWS: `IdentitySource`.
    #[serde(default = "authorization")]
    pub header: String,
}

/// Tokens of another issuer are good.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct JwtAuthorizer {
    /// The issuer, as it stands in its tokens: an `https` URL. AWS: `Issuer`.
    pub issuer: Text,
    /// For whom tokens are made: their `aud`, or their `client_id` where they have no `aud`. AWS: `Audience`.
    pub audience: Vec<Text>,
    /// Where the token is, as `header.NAME` or `query.NAME`. Default: `header.Authorization`. AWS: `IdentitySource`.
    #[serde(default = "authorization_header")]
    pub identity_source: String,
}

/// A function says whether a caller is let in.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct HttpFunctionAuthorizer {
    /// The function, by its name in `functions`. AWS: `AuthorizerUri`.
    pub function: String,
    /// What it answers: `simple`, which is `isAuthorized`, or `policy`. Default: `simple`. AWS: `EnableSimpleResponses`.
    #[serde(default)]
    pub response: AuthorizerResponse,
    /// What callers are told apart by, as `header.NAME`, `query.NAME`, `stage_variable.NAME` or `context.NAME`; where one is missing the answer is 401. Default: `header.Authorization`. AWS: `IdentitySource`.
    #[serde(default = "authorization_headers")]
    pub identity_sources: Vec<String>,
    /// Which token the built-in `verify` takes: `access` or `id`. Default: `access`. Only for that handler.
    #[serde(default)]
    pub token: Option<Token>,
    /// The clients whose tokens the built-in `verify` takes, by their names. Default: all. Only for that handler.
    #[serde(default)]
    pub clients: Vec<String>,
    /// How long an answer is remembered for the same identity, on every route: up to 1 hour. Default: `0s`. AWS: `AuthorizerResultTtlInSeconds`.
    #[serde(default = "never")]
    pub cache: Duration,
}

/// What a function that checks callers answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum AuthorizerResponse {
    /// `{"isAuthorized": true}` or false.
    #[default]
    Simple,
    /// An IAM policy.
    Policy,
}

fn authorization() -> String {
    "Authorization".to_owned()
}

fn authorization_header() -> String {
    "header.Authorization".to_owned()
}

fn authorization_headers() -> Vec<String> {
    vec![authorization_header()]
}

fn never() -> Duration {
    Duration::from_seconds(0)
}

/// One route of an HTTP API: what answers it and who may call it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct HttpRoute {
    /// The function that answers. One of `function` and `http` is needed. AWS: `AWS_PROXY`, payload format 2.0.
    pub function: Option<String>,
    /// The HTTP endpoint that answers. AWS: `HTTP_PROXY`.
    pub http: Option<HttpProxy>,
    /// The authorizer that checks the caller. One of `authorizer`, `iam` and `public` is needed. AWS: `AuthorizerId`.
    pub authorizer: Option<String>,
    /// The scopes of which the token must carry one, as `server/scope`. AWS: `AuthorizationScopes`.
    pub scopes: Vec<String>,
    /// Whether callers sign their requests with AWS credentials. AWS: `AWS_IAM`.
    pub iam: bool,
    /// Why everybody may call this. AWS: `NONE`.
    pub public: Option<String>,
    /// How long API Gateway waits for the answer: up to 30 seconds. Default: `30s`. AWS: `TimeoutInMillis`.
    pub timeout: Option<Duration>,
    /// How many requests to this route are let through. Default: those of the stage. AWS: `RouteSettings`.
    pub throttling: Option<Throttling>,
}

impl HttpFunctionAuthorizer {
    /// Whether the built-in `verify` takes tokens of a client.
    #[must_use]
    pub fn is_for(&self, client: &str) -> bool {
        self.clients.is_empty() || self.clients.iter().any(|name| name == client)
    }
}

impl HttpPoolAuthorizer {
    /// Whether tokens of a client are good.
    #[must_use]
    pub fn is_for(&self, client: &str) -> bool {
        self.clients.is_empty() || self.clients.iter().any(|name| name == client)
    }
}

impl HttpAuthorizer {
    /// The function that decides; none where API Gateway does.
    #[must_use]
    pub fn function(&self) -> Option<&str> {
        match self {
            Self::UserPool(_) | Self::Jwt(_) => None,
            Self::Function(about) => Some(&about.function),
        }
    }

    /// The key of the spec under which its settings stand.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::UserPool(_) => "user_pool",
            Self::Jwt(_) => "jwt",
            Self::Function(_) => "function",
        }
    }
}
