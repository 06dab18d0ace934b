//! A REST API: its stage, authorizers and routes.

use indexmap::IndexMap;
use serde::Deserialize;

use super::super::domains::ApiDomain;
use super::super::permissions::Statement;
use super::super::{Duration, Text};
use super::{AccessLog, Authorizer, HttpMethod, HttpProxy, RouteCache, StageCache, Throttling};

/// A REST API with one stage. Everything in it is deployed again whenever anything in it changes.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Rest {
    /// The name people see. Default: the name of the spec. AWS: `Name`.
    #[serde(default)]
    pub name: Option<Text>,
    /// What the API is for. AWS: `Description`.
    #[serde(default)]
    pub description: Option<Text>,
    /// Where it is reached: `regional` or `edge`. Default: `regional`. AWS: `EndpointConfiguration`.
    #[serde(default)]
    pub endpoint: Endpoint,
    /// A domain name of its own. AWS: `AWS::ApiGateway::DomainName`.
    #[serde(default)]
    pub domain: Option<ApiDomain>,
    /// Whether it can be called at the address that AWS makes for it as well. Default: true. AWS: `DisableExecuteApiEndpoint`, reversed.
    #[serde(default = "yes")]
    pub default_endpoint: bool,
    /// The name of the stage, the first part of every URL's path. AWS: `StageName`.
    pub stage: String,
    /// Stage variables. AWS: `Variables`.
    #[serde(default)]
    pub stage_variables: IndexMap<String, Text>,
    /// How many requests are let through. Default: the account's limits.
    #[serde(default)]
    pub throttling: Option<Throttling>,
    /// Writes a line for every request to a log group. The account needs a role for that, see `account_logging`.
    #[serde(default)]
    pub access_log: Option<AccessLog>,
    /// What API Gateway writes of its own work. Default: `off`. AWS: `LoggingLevel`.
    #[serde(default)]
    pub execution_log: ExecutionLog,
    /// Whether to make the role by which API Gateway writes logs, and set it for the *whole account and region*.
    /// Default: false. AWS: `AWS::ApiGateway::Account`.
    #[serde(default)]
    pub account_logging: bool,
    /// Whether CloudWatch counts requests per method. Default: false. AWS: `MetricsEnabled`.
    #[serde(default)]
    pub metrics: bool,
    /// Whether whole requests and answers are logged, with bodies and tokens. For debugging only. Default: false. AWS: `DataTraceEnabled`.
    #[serde(default)]
    pub data_trace: bool,
    /// Whether X-Ray traces requests. Default: false. AWS: `TracingEnabled`.
    #[serde(default)]
    pub tracing: bool,
    /// Remembers the answers of routes that say `cache`. AWS: `CacheClusterEnabled`.
    #[serde(default)]
    pub cache: Option<StageCache>,
    /// Lets browsers of other origins call the API. Adds an open `OPTIONS` to every path, and the headers to every refusal.
    #[serde(default)]
    pub cors: Option<Cors>,
    /// Who checks the callers. AWS: `AWS::ApiGateway::Authorizer`.
    #[serde(default)]
    pub authorizers: IndexMap<String, Authorizer>,
    /// JSON Schemas (draft 4) that bodies can be held to. AWS: `AWS::ApiGateway::Model`.
    #[serde(default)]
    pub models: IndexMap<String, serde_json::Value>,
    /// What API Gateway answers on its own, by kind of refusal. AWS: `AWS::ApiGateway::GatewayResponse`.
    #[serde(default)]
    pub gateway_responses: IndexMap<GatewayResponseType, GatewayResponse>,
    /// Keys for callers to be counted by. A key is no proof of who calls. AWS: `AWS::ApiGateway::ApiKey`.
    #[serde(default)]
    pub api_keys: IndexMap<String, ApiKey>,
    /// What callers with a key may use. AWS: `AWS::ApiGateway::UsagePlan`.
    #[serde(default)]
    pub usage_plans: IndexMap<String, UsagePlan>,
    /// The routes, each written `METHOD /path`; `ANY` is every method, `{id}` a variable, `{proxy+}` all the rest.
    pub routes: IndexMap<String, Route>,
}

fn yes() -> bool {
    true
}

/// Where an API is reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum Endpoint {
    /// In its region. AWS: `REGIONAL`.
    #[default]
    Regional,
    /// Through CloudFront. AWS: `EDGE`.
    Edge,
}

/// What API Gateway writes of its own work.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum ExecutionLog {
    /// Nothing. AWS: `OFF`.
    #[default]
    Off,
    /// What went wrong. AWS: `ERROR`.
    Error,
    /// Everything but the data. AWS: `INFO`.
    Info,
}

/// Lets browsers of other origins call the API (the Fetch standard, section CORS protocol).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Cors {
    /// The origins, such as `https://app.example.com`, or `*` alone for all.
    pub origins: Vec<Text>,
    /// The request headers that callers may send. Default: `Authorization`, `Content-Type`.
    pub headers: Vec<String>,
    /// Whether cookies may be sent. Default: false.
    pub credentials: bool,
    /// How long a browser may remember the answer. Default: `10m`.
    pub max_age: Duration,
}

impl Default for Cors {
    fn default() -> Self {
        Self {
            origins: Vec::new(),
            headers: vec!["Authorization".to_owned(), "Content-Type".to_owned()],
            credentials: false,
            max_age: Duration::from_minutes(10),
        }
    }
}

/// One route: what answers it and who may call it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Route {
    /// The function that answers. One of `function`, `http`, `mock` and `aws` is needed. AWS: `AWS_PROXY`.
    pub function: Option<String>,
    /// The HTTP endpoint that answers. AWS: `HTTP_PROXY`.
    pub http: Option<HttpProxy>,
    /// A fixed answer. AWS: `MOCK`.
    pub mock: Option<Mock>,
    /// Another AWS service answers. AWS: `AWS`.
    pub aws: Option<AwsService>,
    /// The authorizer that checks the caller. One of `authorizer`, `iam` and `public` is needed.
    pub authorizer: Option<String>,
    /// The scopes of which the token must carry one, as `server/scope`. AWS: `AuthorizationScopes`.
    pub scopes: Vec<String>,
    /// Whether callers sign their requests with AWS credentials. AWS: `AWS_IAM`.
    pub iam: bool,
    /// Why everybody may call this. AWS: `NONE`.
    pub public: Option<String>,
    /// Whether callers must send a key of a usage plan as well. Default: false. AWS: `ApiKeyRequired`.
    pub api_key: bool,
    /// Query strings without which the answer is 400. AWS: `RequestParameters` with a validator.
    pub required_query: Vec<String>,
    /// Headers without which the answer is 400. AWS: `RequestParameters` with a validator.
    pub required_headers: Vec<String>,
    /// The model that a JSON body must satisfy, or the answer is 400. AWS: `RequestModels` with a validator.
    pub body: Option<String>,
    /// How long API Gateway waits for the answer: up to 29 seconds. Default: `29s`. AWS: `TimeoutInMillis`.
    pub timeout: Option<Duration>,
    /// How many requests to this route are let through. Default: those of the stage.
    pub throttling: Option<Throttling>,
    /// Remembers its answers, in the `cache` of the stage.
    pub cache: Option<RouteCache>,
    /// What API Gateway writes of its own work here. Default: that of the stage. AWS: `LoggingLevel`.
    pub execution_log: Option<ExecutionLog>,
    /// Whether CloudWatch counts requests to this route. Default: as the stage. AWS: `MetricsEnabled`.
    pub metrics: Option<bool>,
    /// Whether whole requests and answers are logged, with bodies and tokens. Default: as the stage. AWS: `DataTraceEnabled`.
    pub data_trace: Option<bool>,
}

/// A fixed answer.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Mock {
    /// The status code. Default: 200.
    pub status: u16,
    /// The body, as JSON text. Default: `{}`.
    pub body: Text,
}

impl Default for Mock {
    fn default() -> Self {
        Self { status: 200, body: Text::from("{}") }
    }
}

/// Another AWS service that answers.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct AwsService {
    /// The service, such as `sqs` or `dynamodb`.
    pub service: String,
    /// The action of the service, such as `PutItem`; or `path`.
    #[serde(default)]
    pub action: Option<String>,
    /// The path at the service, such as `123456789012/queue`; or `action`.
    #[serde(default)]
    pub path: Option<Text>,
    /// The method it is called with. Default: `POST`. AWS: `IntegrationHttpMethod`.
    #[serde(default = "post")]
    pub method: HttpMethod,
    /// The ARN of a role that exists and by which the service is called. Default: a role is made that may do what `may` says.
    #[serde(default)]
    pub role: Option<Text>,
    /// What the role that is made may do.
    #[serde(default)]
    pub may: Vec<Statement>,
    /// Parameters of the request: name (`header.Content-Type`, `querystring.a`, `path.b`) and where the value comes from. AWS: `RequestParameters`.
    #[serde(default)]
    pub parameters: IndexMap<String, Text>,
    /// The body of the request by content type, as a mapping template. AWS: `RequestTemplates`.
    #[serde(default)]
    pub request: IndexMap<String, Text>,
    /// The answers by status code. Default: 200 with the service's own answer.
    #[serde(default)]
    pub responses: IndexMap<String, AwsResponse>,
}

fn post() -> HttpMethod {
    HttpMethod::Post
}

/// What an answer of an AWS service becomes.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct AwsResponse {
    /// The service's status codes that it stands for, as a regular expression. Default: all that no other names. AWS: `SelectionPattern`.
    pub when: Option<String>,
    /// The body as a mapping template of JSON. Default: the service's own. AWS: `ResponseTemplates`.
    pub body: Option<Text>,
}

/// A kind of refusal that API Gateway answers on its own. AWS: `ResponseType`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum GatewayResponseType {
    /// 403: the authorizer or the policy says no.
    AccessDenied,
    /// 500: something is wrong with the API's setup.
    ApiConfigurationError,
    /// 500: the authorizer could not be called.
    AuthorizerConfigurationError,
    /// 500: the authorizer failed.
    AuthorizerFailure,
    /// 400: a required parameter is missing or wrong.
    BadRequestParameters,
    /// 400: the body does not satisfy its model.
    BadRequestBody,
    /// Every 4xx that has no answer of its own.
    #[serde(rename = "default_4xx")]
    Default4xx,
    /// Every 5xx that has no answer of its own.
    #[serde(rename = "default_5xx")]
    Default5xx,
    /// 403: the token has expired.
    ExpiredToken,
    /// 504: the integration failed.
    IntegrationFailure,
    /// 504: the integration was too slow.
    IntegrationTimeout,
    /// 403: the API key is not good.
    InvalidApiKey,
    /// 403: the signature is wrong.
    InvalidSignature,
    /// 403: there is no token.
    MissingAuthenticationToken,
    /// 429: the quota of the usage plan is used up.
    QuotaExceeded,
    /// 413: the request is too large.
    RequestTooLarge,
    /// 404: there is no such resource.
    ResourceNotFound,
    /// 429: too many requests.
    Throttled,
    /// 401: the caller is not known.
    Unauthorized,
    /// 415: the content type is not supported.
    UnsupportedMediaType,
    /// 403: the firewall says no.
    WafFiltered,
}

/// What API Gateway answers on its own.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct GatewayResponse {
    /// The status code. Default: the usual one. AWS: `StatusCode`.
    pub status: Option<u16>,
    /// Headers and their fixed values. AWS: `ResponseParameters`.
    pub headers: IndexMap<String, Text>,
    /// The body as a template of JSON, with `$context` variables. Default: the usual one. AWS: `ResponseTemplates`.
    pub body: Option<Text>,
}

/// A key for callers to be counted by. AWS makes the value.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct ApiKey {
    /// Whose key it is. AWS: `Description`.
    pub description: Option<Text>,
    /// Whether it can be used. Default: true. AWS: `Enabled`.
    pub enabled: bool,
}

impl Default for ApiKey {
    fn default() -> Self {
        Self { description: None, enabled: true }
    }
}

/// What callers with a key may use.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct UsagePlan {
    /// What the plan is. AWS: `Description`.
    pub description: Option<Text>,
    /// The keys that it is for, by their names in `api_keys`. AWS: `AWS::ApiGateway::UsagePlanKey`.
    pub keys: Vec<String>,
    /// How many requests each key may make at once. AWS: `Throttle`.
    pub throttling: Option<Throttling>,
    /// How many requests each key may make in all. AWS: `Quota`.
    pub quota: Option<Quota>,
}

/// How many requests a key may make in a period.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Quota {
    /// The number of requests. AWS: `Limit`.
    pub limit: u32,
    /// The period. AWS: `Period`.
    pub period: Period,
}

/// A period of a quota.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum Period {
    /// AWS: `DAY`.
    Day,
    /// AWS: `WEEK`.
    Week,
    /// AWS: `MONTH`.
    Month,
}

impl GatewayResponseType {
    /// All of them, with the word of the spec and AWS's.
    ///
    /// Source: API Gateway developer guide, "Gateway response types for API Gateway".
    const WORDS: [(Self, &'static str, &'static str); 21] = [
        (Self::AccessDenied, "access_denied", "ACCESS_DENIED"),
        (Self::ApiConfigurationError, "api_configuration_error", "API_CONFIGURATION_ERROR"),
        (Self::AuthorizerConfigurationError, "authorizer_configuration_error", "AUTHORIZER_CONFIGURATION_ERROR"),
        (Self::AuthorizerFailure, "authorizer_failure", "AUTHORIZER_FAILURE"),
        (Self::BadRequestParameters, "bad_request_parameters", "BAD_REQUEST_PARAMETERS"),
        (Self::BadRequestBody, "bad_request_body", "BAD_REQUEST_BODY"),
        (Self::Default4xx, "default_4xx", "DEFAULT_4XX"),
        (Self::Default5xx, "default_5xx", "DEFAULT_5XX"),
        (Self::ExpiredToken, "expired_token", "EXPIRED_TOKEN"),
        (Self::IntegrationFailure, "integration_failure", "INTEGRATION_FAILURE"),
        (Self::IntegrationTimeout, "integration_timeout", "INTEGRATION_TIMEOUT"),
        (Self::InvalidApiKey, "invalid_api_key", "INVALID_API_KEY"),
        (Self::InvalidSignature, "invalid_signature", "INVALID_SIGNATURE"),
        (Self::MissingAuthenticationToken, "missing_authentication_token", "MISSING_AUTHENTICATION_TOKEN"),
        (Self::QuotaExceeded, "quota_exceeded", "QUOTA_EXCEEDED"),
        (Self::RequestTooLarge, "request_too_large", "REQUEST_TOO_LARGE"),
        (Self::ResourceNotFound, "resource_not_found", "RESOURCE_NOT_FOUND"),
        (Self::Throttled, "throttled", "THROTTLED"),
        (Self::Unauthorized, "unauthorized", "UNAUTHORIZED"),
        (Self::UnsupportedMediaType, "unsupported_media_type", "UNSUPPORTED_MEDIA_TYPE"),
        (Self::WafFiltered, "waf_filtered", "WAF_FILTERED"),
    ];

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::WORDS.into_iter().map(|(kind, ..)| kind)
    }

    fn words(self) -> (&'static str, &'static str) {
        Self::WORDS.into_iter().find(|(kind, ..)| *kind == self).map_or(("", ""), |(_, word, aws)| (word, aws))
    }

    /// The word of the spec.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.words().0
    }

    /// AWS's word.
    #[must_use]
    pub fn aws(self) -> &'static str {
        self.words().1
    }
}
