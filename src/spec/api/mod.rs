//! The API: one of two kinds, and what they have in common.

mod http;
mod identity;
mod request_part;
mod rest;
mod rest_authorizers;
mod stage_cache;

use serde::Deserialize;

use super::{Duration, Text};
pub use http::{AuthorizerResponse, Http, HttpAuthorizer, HttpCors, HttpFunctionAuthorizer, HttpPoolAuthorizer, HttpRoute, JwtAuthorizer};
pub use identity::IdentitySource;
pub use request_part::RequestPart;
pub use rest::{
    ApiKey, AwsResponse, AwsService, Cors, Endpoint, ExecutionLog, GatewayResponse, GatewayResponseType, Mock, Period, Quota, Rest, Route,
    UsagePlan,
};
pub use rest_authorizers::{Authorizer, PoolAuthorizer, RequestAuthorizer, TokenAuthorizer};
pub use stage_cache::{CacheKey, CacheSize, RouteCache, StageCache};

/// The API in front of the functions.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum Api {
    /// A REST API. AWS: `AWS::ApiGateway::RestApi`.
    Rest(Box<Rest>),
    /// An HTTP API: newer, cheaper and smaller. AWS: `AWS::ApiGatewayV2::Api`.
    Http(Box<Http>),
}

/// How many requests are let through.
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Throttling {
    /// Requests a second, in the long run. AWS: `ThrottlingRateLimit`.
    pub rate: f64,
    /// Requests at once. AWS: `ThrottlingBurstLimit`.
    pub burst: u32,
}

/// A line for every request.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct AccessLog {
    /// How long it is kept. Default: `30d`. AWS: `RetentionInDays`.
    pub retention: Duration,
    /// What is written, with `$context` variables. Default: a line of JSON without query strings. AWS: `Format`.
    pub format: Option<Text>,
}

impl Default for AccessLog {
    fn default() -> Self {
        Self { retention: Duration::from_days(30), format: None }
    }
}

/// A kind of token that Cognito issues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum Token {
    /// Says who the user is (OpenID Connect Core section 2).
    Id,
    /// Says what its bearer may do, by scopes (RFC 6749 section 1.4).
    Access,
}

/// An HTTP endpoint that answers.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct HttpProxy {
    /// Its URL. A variable of the path stands in it as `{id}`. AWS: `Uri`.
    pub url: Text,
    /// The method it is called with. Default: that of the route. AWS: `IntegrationHttpMethod`.
    #[serde(default)]
    pub method: Option<HttpMethod>,
}

/// An HTTP method (RFC 9110 section 9, RFC 5789).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum HttpMethod {
    /// GET.
    Get,
    /// HEAD.
    Head,
    /// POST.
    Post,
    /// PUT.
    Put,
    /// PATCH.
    Patch,
    /// DELETE.
    Delete,
    /// OPTIONS.
    Options,
    /// Every method that has no route of its own.
    Any,
}
