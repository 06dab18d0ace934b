//! The REST API.

use super::super::{ApiDomain, FunctionRef, Names, NonEmpty, Resolved, Scope, Statement, Text, Unresolved, missing};
use crate::graph::Json;
use crate::spec::api as spec;
use crate::spec::api::{
    CacheKey, CacheSize, Endpoint, ExecutionLog, GatewayResponseType, HttpMethod, IdentitySource, Period, Throttling, Token,
};
use crate::spec::route_key::RouteKey;

/// A REST API with one stage.
#[derive(Debug, Clone)]
pub struct RestApi {
    /// The name people see.
    pub name: Text,
    /// What it is for.
    pub description: Option<Text>,
    /// Where it is reached.
    pub endpoint: Endpoint,
    /// A domain name of its own.
    pub domain: Option<ApiDomain>,
    /// Whether it can be called at the address that AWS makes for it.
    pub default_endpoint: bool,
    /// Its stage.
    pub stage: Stage,
    /// What browsers of other origins may do.
    pub cors: Option<Cors>,
    /// Who checks tokens.
    pub authorizers: Vec<Authorizer>,
    /// Name and JSON Schema of each model.
    pub models: Vec<(String, Json)>,
    /// What API Gateway answers on its own, where the spec says it.
    pub gateway_responses: Vec<GatewayResponse>,
    /// The keys.
    pub api_keys: Vec<ApiKey>,
    /// What their holders may use.
    pub usage_plans: Vec<UsagePlan>,
    /// The routes, in the order of the spec.
    pub routes: Vec<Route>,
}

/// A stage and its settings.
#[derive(Debug, Clone)]
pub struct Stage {
    /// Its name.
    pub name: String,
    /// Stage variables.
    pub variables: Vec<(String, Text)>,
    /// How many requests are let through.
    pub throttling: Option<Throttling>,
    /// How long the access log is kept, and its format.
    pub access_log: Option<(crate::spec::Duration, Option<Text>)>,
    /// What API Gateway writes of its own work.
    pub execution_log: ExecutionLog,
    /// Whether to make the account's log role.
    pub account_logging: bool,
    /// Whether CloudWatch counts requests.
    pub metrics: bool,
    /// Whether whole requests and answers are logged.
    pub data_trace: bool,
    /// Whether X-Ray traces requests.
    pub tracing: bool,
    /// How much of its answers it remembers.
    pub cache: Option<CacheSize>,
}

/// What browsers of other origins may do.
#[derive(Debug, Clone)]
pub struct Cors {
    /// The origins; `*` stands alone.
    pub origins: NonEmpty<Text>,
    /// The request headers that callers may send.
    pub headers: Vec<String>,
    /// Whether cookies may be sent.
    pub credentials: bool,
    /// How long a browser may remember the answer, in seconds.
    pub max_age_seconds: u64,
}

/// Who checks the callers.
#[derive(Debug, Clone)]
pub struct Authorizer {
    /// Its name.
    pub name: String,
    /// What it looks at, and who decides.
    pub kind: AuthorizerKind,
}

/// What an authorizer looks at, and who decides.
#[derive(Debug, Clone)]
pub enum AuthorizerKind {
    /// The user pool of the stack checks the token.
    UserPool {
        /// The header that carries the token.
        header: String,
        /// How long an answer is remembered, in seconds.
        cache_seconds: u64,
    },
    /// A function checks what one header holds.
    Token {
        /// The function.
        function: FunctionRef,
        /// The header.
        header: String,
        /// A regular expression that the token must match before the function is called.
        validation: Option<String>,
        /// How long a policy is remembered, in seconds.
        cache_seconds: u64,
    },
    /// A function checks the request.
    Request {
        /// The function.
        function: FunctionRef,
        /// What callers are told apart by.
        identity: Identity,
    },
}

/// What callers are told apart by, where a function checks the request. A policy is remembered only for an identity.
///
/// Source: Amazon API Gateway API, `CreateAuthorizer`, `identitySource`: "required when authorization caching is enabled".
#[derive(Debug, Clone)]
pub enum Identity {
    /// These must be there, if any; no policy is remembered.
    Asked(Vec<IdentitySource>),
    /// For each value of these a policy is remembered, so many seconds.
    Remembered(NonEmpty<IdentitySource>, u64),
}

impl AuthorizerKind {
    /// The function that decides.
    #[must_use]
    pub fn function(&self) -> Option<FunctionRef> {
        match self {
            Self::UserPool { .. } => None,
            Self::Token { function, .. } | Self::Request { function, .. } => Some(*function),
        }
    }
}

/// What API Gateway answers on its own.
#[derive(Debug, Clone)]
pub struct GatewayResponse {
    /// The kind of refusal.
    pub kind: GatewayResponseType,
    /// The status code.
    pub status: Option<u16>,
    /// Headers and their fixed values.
    pub headers: Vec<(String, Text)>,
    /// The body as a template of JSON.
    pub body: Option<Text>,
}

/// A key for callers to be counted by.
#[derive(Debug, Clone)]
pub struct ApiKey {
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub description: Option<Text>,
    /// Whether it can be used.
    pub enabled: bool,
}

/// What callers with a key may use.
#[derive(Debug, Clone)]
pub struct UsagePlan {
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<Text>,
    /// The keys, by their places in [`RestApi::api_keys`].
    pub keys: Vec<usize>,
    /// How many requests at once.
    pub throttling: Option<Throttling>,
    /// How many requests in a period.
    pub quota: Option<(u32, Period)>,
}

/// A route.
#[derive(Debug, Clone)]
pub struct Route {
    /// The method.
    pub method: HttpMethod,
    /// The path, beginning with a slash. Its parts are legal.
    pub path: String,
    /// What answers it.
    pub integration: Integration,
    /// Who may call it.
    pub access: Access,
    /// Whether callers must send an API key as well.
    pub api_key: bool,
    /// Query strings without which the answer is 400.
    pub required_query: Vec<String>,
    /// Headers without which the answer is 400.
    pub required_headers: Vec<String>,
    /// The model of a JSON body, by its place in [`RestApi::models`].
    pub body: Option<usize>,
    /// How long its answer is waited for, in milliseconds.
    pub timeout_ms: Option<u64>,
    /// How many requests to it are let through.
    pub throttling: Option<Throttling>,
    /// How its answers are remembered.
    pub cache: Option<RouteCache>,
    /// What API Gateway writes of its own work here, where that is not what the stage says.
    pub execution_log: Option<ExecutionLog>,
    /// Whether CloudWatch counts its requests, where that is not what the stage says.
    pub metrics: Option<bool>,
    /// Whether its whole requests and answers are logged, where that is not what the stage says.
    pub data_trace: Option<bool>,
}

/// How the answers of a route are remembered.
#[derive(Debug, Clone)]
pub struct RouteCache {
    /// How long, in seconds.
    pub ttl_seconds: u64,
    /// Whether they are stored encrypted.
    pub encrypted: bool,
    /// What they are told apart by.
    pub keys: Vec<CacheKey>,
}

/// What answers a route.
#[derive(Debug, Clone)]
pub enum Integration {
    /// A function.
    Function(FunctionRef),
    /// An HTTP endpoint, called with this method or that of the route.
    Http(Text, HttpMethod),
    /// A fixed answer: status and JSON body.
    Mock(u16, Text),
    /// An AWS service.
    Aws(Box<AwsCall>),
}

/// A call of an AWS service.
#[derive(Debug, Clone)]
pub struct AwsCall {
    /// The service.
    pub service: String,
    /// Its action or a path at it.
    pub target: AwsTarget,
    /// The method it is called with.
    pub method: HttpMethod,
    /// By which role.
    pub role: AwsRole,
    /// Parameters of the request and where they come from.
    pub parameters: Vec<(String, Text)>,
    /// The body of the request by content type.
    pub request: Vec<(String, Text)>,
    /// The answers: status, pattern, body.
    pub responses: Vec<AwsResponse>,
}

/// What of a service is called.
#[derive(Debug, Clone)]
pub enum AwsTarget {
    /// An action.
    Action(String),
    /// A path.
    Path(Text),
}

/// By which role a service is called.
#[derive(Debug, Clone)]
pub enum AwsRole {
    /// One that exists.
    Existing(Text),
    /// One that is made and may do this.
    Made(NonEmpty<Statement>),
}

/// What an answer of a service becomes.
#[derive(Debug, Clone)]
pub struct AwsResponse {
    /// The status code that the caller gets.
    pub status: String,
    /// The service's status codes that it stands for.
    pub when: Option<String>,
    /// The body as a mapping template.
    pub body: Option<Text>,
}

/// Who may call a route. There is no way to leave it open by saying nothing.
#[derive(Debug, Clone)]
pub enum Access {
    /// Whoever has an id token of the user pool. An authorizer by its place in [`RestApi::authorizers`].
    IdToken(usize),
    /// Whoever has an access token with one of the scopes. Without scopes API Gateway would take id tokens only.
    ///
    /// Source: Amazon API Gateway developer guide, "Integrate a REST API with an Amazon Cognito user pool".
    AccessToken(usize, NonEmpty<Scope>),
    /// Whoever the function of this authorizer lets in. What a token must be, only the function knows.
    Function(usize),
    /// Whoever signs with AWS credentials that may.
    Iam,
    /// Everybody, for this reason.
    Public(String),
}

impl Names<'_> {
    pub(in crate::model) fn rest_api(&self, api: &spec::Rest) -> Resolved<RestApi> {
        let name = api.name.clone().unwrap_or_else(|| self.spec.name.clone().into());
        let responses = api.gateway_responses.iter().map(|(kind, response)| {
            Ok(GatewayResponse {
                kind: *kind,
                status: response.status,
                headers: self.texts(&response.headers)?,
                body: self.maybe(response.body.as_ref())?,
            })
        });
        let keys = api
            .api_keys
            .iter()
            .map(|(name, key)| Ok(ApiKey { name: name.clone(), description: self.maybe(key.description.as_ref())?, enabled: key.enabled }));
        let authorizers =
            api.authorizers.iter().map(|(name, about)| Ok(Authorizer { name: name.clone(), kind: self.authorizer(name, about)? }));
        Ok(RestApi {
            name: self.text(&name)?,
            description: self.maybe(api.description.as_ref())?,
            endpoint: api.endpoint,
            domain: api.domain.as_ref().map(|domain| self.api_domain(domain)).transpose()?,
            default_endpoint: api.default_endpoint,
            stage: Stage {
                name: api.stage.clone(),
                variables: self.texts(&api.stage_variables)?,
                throttling: api.throttling,
                access_log: match &api.access_log {
                    Some(log) => Some((log.retention, self.maybe(log.format.as_ref())?)),
                    None => None,
                },
                execution_log: api.execution_log,
                account_logging: api.account_logging,
                metrics: api.metrics,
                data_trace: api.data_trace,
                tracing: api.tracing,
                cache: api.cache.map(|cache| cache.size),
            },
            cors: api.cors.as_ref().map(|cors| self.cors(cors)).transpose()?,
            authorizers: authorizers.collect::<Resolved<_>>()?,
            models: api.models.iter().map(|(name, schema)| (name.clone(), Json::from(schema))).collect(),
            gateway_responses: responses.collect::<Resolved<_>>()?,
            api_keys: keys.collect::<Resolved<_>>()?,
            usage_plans: api.usage_plans.iter().map(|(name, plan)| self.usage_plan(api, name, plan)).collect::<Resolved<_>>()?,
            routes: api.routes.iter().map(|(key, route)| self.route(api, key, route)).collect::<Resolved<_>>()?,
        })
    }

    fn cors(&self, cors: &spec::Cors) -> Resolved<Cors> {
        let origins = NonEmpty::of(self.list(&cors.origins)?).ok_or_else(|| Unresolved("CORS without origins".to_owned()))?;
        Ok(Cors { origins, headers: cors.headers.clone(), credentials: cors.credentials, max_age_seconds: cors.max_age.seconds() })
    }

    fn usage_plan(&self, api: &spec::Rest, name: &str, plan: &spec::UsagePlan) -> Resolved<UsagePlan> {
        let key = |key: &String| api.api_keys.get_index_of(key).ok_or_else(|| Unresolved(format!("key {key:?} is not defined")));
        Ok(UsagePlan {
            name: name.to_owned(),
            description: self.maybe(plan.description.as_ref())?,
            keys: plan.keys.iter().map(key).collect::<Resolved<_>>()?,
            throttling: plan.throttling,
            quota: plan.quota.map(|quota| (quota.limit, quota.period)),
        })
    }

    fn route(&self, api: &spec::Rest, key: &str, route: &spec::Route) -> Resolved<Route> {
        let RouteKey { method, path } = RouteKey::parse(key).map_err(|(message, _)| Unresolved(format!("{key:?}: {message}")))?;
        let integration = match (&route.function, &route.http, &route.mock, &route.aws) {
            (Some(function), None, None, None) => Integration::Function(self.function(function)?),
            (None, Some(http), None, None) => Integration::Http(self.text(&http.url)?, http.method.unwrap_or(method)),
            (None, None, Some(mock), None) => Integration::Mock(mock.status, self.text(&mock.body)?),
            (None, None, None, Some(aws)) => Integration::Aws(Box::new(self.aws(aws)?)),
            _ => return missing(format!("{key:?} has not one integration")),
        };
        let body = route
            .body
            .as_ref()
            .map(|name| api.models.get_index_of(name).ok_or_else(|| Unresolved(format!("model {name:?} is not defined"))));
        Ok(Route {
            method,
            path: path.to_owned(),
            integration,
            access: self.access(api, key, route)?,
            api_key: route.api_key,
            required_query: route.required_query.clone(),
            required_headers: route.required_headers.clone(),
            body: body.transpose()?,
            timeout_ms: route.timeout.map(|timeout| timeout.seconds().saturating_mul(1000)),
            throttling: route.throttling,
            cache: route.cache.as_ref().map(Self::route_cache).transpose()?,
            execution_log: route.execution_log,
            metrics: route.metrics,
            data_trace: route.data_trace,
        })
    }

    fn authorizer(&self, name: &str, about: &spec::Authorizer) -> Resolved<AuthorizerKind> {
        match about {
            spec::Authorizer::UserPool(_) if self.spec.user_pool.is_none() => missing("an authorizer without a user pool"),
            spec::Authorizer::UserPool(pool) => {
                Ok(AuthorizerKind::UserPool { header: pool.header.clone(), cache_seconds: pool.cache.seconds() })
            }
            spec::Authorizer::Token(token) => Ok(AuthorizerKind::Token {
                function: self.function(&token.function)?,
                header: token.header.clone(),
                validation: token.validation.clone(),
                cache_seconds: token.cache.seconds(),
            }),
            spec::Authorizer::Request(request) => {
                let read = |text: &String| IdentitySource::parse(text).ok_or_else(|| Unresolved(format!("{text:?} is no identity source")));
                let sources: Vec<_> = request.identity_sources.iter().map(read).collect::<Resolved<_>>()?;
                let identity = match (request.cache.seconds(), NonEmpty::of(sources.iter().cloned())) {
                    (0, _) => Identity::Asked(sources),
                    (seconds, Some(sources)) => Identity::Remembered(sources, seconds),
                    (_, None) => return missing(format!("authorizer {name:?} remembers answers for nobody")),
                };
                Ok(AuthorizerKind::Request { function: self.function(&request.function)?, identity })
            }
        }
    }

    fn route_cache(cache: &spec::RouteCache) -> Resolved<RouteCache> {
        let read = |text: &String| CacheKey::parse(text).ok_or_else(|| Unresolved(format!("{text:?} is no cache key")));
        Ok(RouteCache {
            ttl_seconds: cache.ttl.seconds(),
            encrypted: cache.encrypted,
            keys: cache.keys.iter().map(read).collect::<Resolved<_>>()?,
        })
    }

    fn access(&self, api: &spec::Rest, key: &str, route: &spec::Route) -> Resolved<Access> {
        match (&route.authorizer, route.iam, &route.public) {
            (None, true, None) => Ok(Access::Iam),
            (None, false, Some(reason)) => Ok(Access::Public(reason.clone())),
            (Some(name), false, None) => {
                let found = api.authorizers.get_full(name.as_str());
                let (index, _, authorizer) = found.ok_or_else(|| Unresolved(format!("authorizer {name:?} is not defined")))?;
                let scopes: Vec<Scope> = route.scopes.iter().map(|scope| self.scope(scope)).collect::<Resolved<_>>()?;
                let (token, is_told) = match authorizer {
                    spec::Authorizer::UserPool(pool) => (Some(pool.token), false),
                    // The scopes of the built-in handler's routes are told to it.
                    spec::Authorizer::Token(about) => (None, self.spec.is_verify(&about.function)),
                    spec::Authorizer::Request(_) => (None, false),
                };
                match (token, NonEmpty::of(scopes)) {
                    (Some(Token::Id), None) => Ok(Access::IdToken(index)),
                    (Some(Token::Access), Some(scopes)) => Ok(Access::AccessToken(index, scopes)),
                    (None, None) => Ok(Access::Function(index)),
                    (None, Some(_)) if is_told => Ok(Access::Function(index)),
                    _ => missing(format!("the scopes of {key:?} do not fit its authorizer")),
                }
            }
            _ => missing(format!("{key:?} does not say who may call it")),
        }
    }

    fn aws(&self, aws: &spec::AwsService) -> Resolved<AwsCall> {
        let target = match (&aws.action, &aws.path) {
            (Some(action), None) => AwsTarget::Action(action.clone()),
            (None, Some(path)) => AwsTarget::Path(self.text(path)?),
            _ => return missing("a call of a service without one of action and path"),
        };
        let role = match (&aws.role, NonEmpty::of(self.statements(&aws.may)?)) {
            (Some(role), None) => AwsRole::Existing(self.text(role)?),
            (None, Some(statements)) => AwsRole::Made(statements),
            _ => return missing("a call of a service without one of role and may"),
        };
        let responses = aws.responses.iter().map(|(status, response)| {
            Ok(AwsResponse { status: status.clone(), when: response.when.clone(), body: self.maybe(response.body.as_ref())? })
        });
        let mut responses: Vec<_> = responses.collect::<Resolved<_>>()?;
        if responses.is_empty() {
            responses.push(AwsResponse { status: "200".to_owned(), when: None, body: None });
        }
        Ok(AwsCall {
            service: aws.service.clone(),
            target,
            method: aws.method,
            role,
            parameters: self.texts(&aws.parameters)?,
            request: self.texts(&aws.request)?,
            responses,
        })
    }
}
