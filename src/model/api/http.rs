//! The HTTP API.

use super::super::{ApiDomain, ClientRef, FunctionRef, Names, NonEmpty, Resolved, Scope, Text, Unresolved, missing};
use crate::spec::api as spec;
use crate::spec::api::{AuthorizerResponse, HttpMethod, IdentitySource, Throttling};
use crate::spec::route_key::HttpRouteKey;

/// An HTTP API with one stage.
#[derive(Debug, Clone)]
pub struct HttpApi {
    /// The name people see.
    pub name: Text,
    /// What it is for.
    pub description: Option<Text>,
    /// A domain name of its own.
    pub domain: Option<ApiDomain>,
    /// Whether it can be called by the name that AWS gives it.
    pub default_endpoint: bool,
    /// Its stage.
    pub stage: HttpStage,
    /// What browsers of other origins may do.
    pub cors: Option<HttpCors>,
    /// Who checks callers.
    pub authorizers: Vec<HttpAuthorizer>,
    /// The routes, in the order of the spec.
    pub routes: Vec<HttpRoute>,
}

/// A stage and its settings.
#[derive(Debug, Clone)]
pub struct HttpStage {
    /// Its name; [`HttpStage::DEFAULT`] takes no part of the path.
    pub name: String,
    /// Stage variables.
    pub variables: Vec<(String, Text)>,
    /// What holds for every route.
    pub limits: Option<HttpLimits>,
    /// How long the access log is kept, and its format.
    pub access_log: Option<(crate::spec::Duration, Option<Text>)>,
}

impl HttpStage {
    /// The stage that takes no part of the path.
    pub const DEFAULT: &'static str = "$default";
}

/// How many requests are let through, and whether CloudWatch counts them. Terraform's provider writes a limit of 0 where
/// metrics are asked for and no limits are given, so there are no metrics without limits.
///
/// Source: GitHub hashicorp/terraform-provider-aws, issue 14742.
#[derive(Debug, Clone, Copy)]
pub struct HttpLimits {
    /// How many requests are let through.
    pub throttling: Throttling,
    /// Whether CloudWatch counts requests.
    pub metrics: bool,
}

/// What browsers of other origins may do.
#[derive(Debug, Clone)]
pub struct HttpCors {
    /// The origins.
    pub origins: NonEmpty<Text>,
    /// The methods.
    pub methods: Vec<&'static str>,
    /// The request headers that callers may send.
    pub headers: Vec<String>,
    /// The headers of answers that pages may read.
    pub expose_headers: Vec<String>,
    /// Whether cookies may be sent.
    pub credentials: bool,
    /// How long a browser may remember the answer, in seconds.
    pub max_age_seconds: u64,
}

/// Who checks callers.
#[derive(Debug, Clone)]
pub struct HttpAuthorizer {
    /// Its name.
    pub name: String,
    /// How it checks them.
    pub check: HttpCheck,
}

/// How callers are checked.
#[derive(Debug, Clone)]
pub enum HttpCheck {
    /// By a token that the user pool made for one of these clients.
    Pool {
        /// The clients.
        clients: NonEmpty<ClientRef>,
        /// Where the token is.
        token: IdentitySource,
    },
    /// By a token that another issuer made for one of these.
    Jwt {
        /// The issuer.
        issuer: Text,
        /// For whom the token is.
        audience: NonEmpty<Text>,
        /// Where the token is.
        token: IdentitySource,
    },
    /// By a function.
    Function {
        /// The function.
        function: FunctionRef,
        /// What it answers.
        response: AuthorizerResponse,
        /// What callers are told apart by.
        identity: Vec<IdentitySource>,
        /// How long an answer is remembered, in seconds.
        cache_seconds: u64,
    },
}

/// A route.
#[derive(Debug, Clone)]
pub struct HttpRoute {
    /// What it takes.
    pub takes: Takes,
    /// What answers it.
    pub integration: HttpIntegration,
    /// Who may call it.
    pub access: HttpAccess,
    /// How long its answer is waited for, in milliseconds.
    pub timeout_ms: Option<u64>,
    /// How many requests to it are let through.
    pub limits: Option<HttpLimits>,
}

/// What a route takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Takes {
    /// Requests of a method to a path. Its parts are legal.
    Path(HttpMethod, String),
    /// Whatever no other route takes.
    Rest,
}

impl Takes {
    /// Its key, as API Gateway has it.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Path(method, path) => format!("{} {path}", method.as_str()),
            Self::Rest => HttpRouteKey::DEFAULT.to_owned(),
        }
    }
}

/// What answers a route.
#[derive(Debug, Clone)]
pub enum HttpIntegration {
    /// A function.
    Function(FunctionRef),
    /// An HTTP endpoint, called with this method.
    Http(Text, HttpMethod),
}

/// Who may call a route. There is no way to leave it open by saying nothing.
#[derive(Debug, Clone)]
pub enum HttpAccess {
    /// Whoever has a token of the user pool, with one of the scopes if there are any. An authorizer by its place in
    /// [`HttpApi::authorizers`].
    Pool(usize, Vec<Scope>),
    /// Whoever has a token of another issuer, with one of the scopes if there are any.
    Jwt(usize, Vec<String>),
    /// Whoever a function lets in.
    Function(usize),
    /// Whoever signs with AWS credentials that may.
    Iam,
    /// Everybody, for this reason.
    Public(String),
}

impl Names<'_> {
    pub(in crate::model) fn http_api(&self, api: &spec::Http) -> Resolved<HttpApi> {
        let name = api.name.clone().unwrap_or_else(|| self.spec.name.clone().into());
        let limits = match (api.throttling, api.metrics) {
            (Some(throttling), metrics) => Some(HttpLimits { throttling, metrics }),
            (None, false) => None,
            (None, true) => return missing("metrics without throttling"),
        };
        let routes: Vec<HttpRoute> = api.routes.iter().map(|(key, route)| self.http_route(api, key, route)).collect::<Resolved<_>>()?;
        Ok(HttpApi {
            name: self.text(&name)?,
            description: self.maybe(api.description.as_ref())?,
            domain: api.domain.as_ref().map(|domain| self.api_domain(domain)).transpose()?,
            default_endpoint: api.default_endpoint,
            stage: HttpStage {
                name: api.stage.clone(),
                variables: self.texts(&api.stage_variables)?,
                limits,
                access_log: match &api.access_log {
                    Some(log) => Some((log.retention, self.maybe(log.format.as_ref())?)),
                    None => None,
                },
            },
            cors: api.cors.as_ref().map(|cors| self.http_cors(cors, &routes)).transpose()?,
            authorizers: api.authorizers.iter().map(|(name, about)| self.http_authorizer(name, about)).collect::<Resolved<_>>()?,
            routes,
        })
    }

    fn http_cors(&self, cors: &spec::HttpCors, routes: &[HttpRoute]) -> Resolved<HttpCors> {
        let origins = NonEmpty::of(self.list(&cors.origins)?).ok_or_else(|| Unresolved("CORS without origins".to_owned()))?;
        let of_routes = || routes.iter().map(|route| if let Takes::Path(method, _) = route.takes { method } else { HttpMethod::Any });
        let used: Vec<HttpMethod> = if cors.methods.is_empty() { of_routes().collect() } else { cors.methods.clone() };
        let all = used.contains(&HttpMethod::Any);
        // A `*` would stand for itself where cookies are sent (the Fetch standard, section CORS protocol and credentials).
        let methods = HttpMethod::ALL.into_iter().filter(|method| *method != HttpMethod::Any && (all || used.contains(method)));
        Ok(HttpCors {
            origins,
            methods: methods.map(HttpMethod::as_str).collect(),
            headers: cors.headers.clone(),
            expose_headers: cors.expose_headers.clone(),
            credentials: cors.credentials,
            max_age_seconds: cors.max_age.seconds(),
        })
    }

    fn http_authorizer(&self, name: &str, about: &spec::HttpAuthorizer) -> Resolved<HttpAuthorizer> {
        let source = |text: &str| IdentitySource::parse(text).ok_or_else(|| Unresolved(format!("{text:?} is no identity source")));
        let check = match about {
            spec::HttpAuthorizer::UserPool(pool) => {
                let named = pool.clients.iter().map(|client| self.client(client)).collect::<Resolved<Vec<_>>>()?;
                let clients = if named.is_empty() { self.clients().collect() } else { named };
                HttpCheck::Pool {
                    clients: NonEmpty::of(clients).ok_or_else(|| Unresolved("an audience of no clients".to_owned()))?,
                    token: IdentitySource::Header(pool.header.clone()),
                }
            }
            spec::HttpAuthorizer::Jwt(jwt) => HttpCheck::Jwt {
                issuer: self.text(&jwt.issuer)?,
                audience: NonEmpty::of(self.list(&jwt.audience)?).ok_or_else(|| Unresolved("an empty audience".to_owned()))?,
                token: source(&jwt.identity_source)?,
            },
            spec::HttpAuthorizer::Function(function) => HttpCheck::Function {
                function: self.function(&function.function)?,
                response: function.response,
                identity: function.identity_sources.iter().map(|text| source(text)).collect::<Resolved<_>>()?,
                cache_seconds: function.cache.seconds(),
            },
        };
        Ok(HttpAuthorizer { name: name.to_owned(), check })
    }

    fn http_route(&self, api: &spec::Http, key: &str, route: &spec::HttpRoute) -> Resolved<HttpRoute> {
        let parsed = HttpRouteKey::parse(key).map_err(|(message, _)| Unresolved(format!("{key:?}: {message}")))?;
        let takes = match parsed {
            HttpRouteKey::Default => Takes::Rest,
            HttpRouteKey::Path(key) => Takes::Path(key.method, key.path.to_owned()),
        };
        let own = if let Takes::Path(method, _) = takes { method } else { HttpMethod::Any };
        let integration = match (&route.function, &route.http) {
            (Some(function), None) => HttpIntegration::Function(self.function(function)?),
            (None, Some(http)) => HttpIntegration::Http(self.text(&http.url)?, http.method.unwrap_or(own)),
            _ => return missing(format!("{key:?} has not one integration")),
        };
        Ok(HttpRoute {
            takes,
            integration,
            access: self.http_access(api, key, route)?,
            timeout_ms: route.timeout.map(|timeout| timeout.seconds().saturating_mul(1000)),
            limits: route.throttling.map(|throttling| HttpLimits { throttling, metrics: api.metrics }),
        })
    }

    fn http_access(&self, api: &spec::Http, key: &str, route: &spec::HttpRoute) -> Resolved<HttpAccess> {
        match (&route.authorizer, route.iam, &route.public) {
            (None, true, None) => Ok(HttpAccess::Iam),
            (None, false, Some(reason)) => Ok(HttpAccess::Public(reason.clone())),
            (Some(name), false, None) => {
                let found = api.authorizers.get_full(name.as_str());
                let (index, _, about) = found.ok_or_else(|| Unresolved(format!("authorizer {name:?} is not defined")))?;
                Ok(match about {
                    spec::HttpAuthorizer::UserPool(_) => {
                        HttpAccess::Pool(index, route.scopes.iter().map(|scope| self.scope(scope)).collect::<Resolved<_>>()?)
                    }
                    spec::HttpAuthorizer::Jwt(_) => HttpAccess::Jwt(index, route.scopes.clone()),
                    // The scopes of the built-in handler's routes are told to it.
                    spec::HttpAuthorizer::Function(about) if route.scopes.is_empty() || self.spec.is_verify(&about.function) => {
                        HttpAccess::Function(index)
                    }
                    spec::HttpAuthorizer::Function(_) => return missing(format!("{key:?} asks a function for scopes")),
                })
            }
            _ => missing(format!("{key:?} does not say who may call it")),
        }
    }
}
