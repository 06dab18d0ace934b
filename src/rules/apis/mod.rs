//! What the two kinds of API have in common, for rules that hold for both.

mod asked;

use indexmap::IndexMap;

pub(super) use asked::{Asked, asked};

use crate::path::Path;
use crate::spec::api::{AccessLog, Api, Http, HttpProxy, Throttling};
use crate::spec::domains::ApiDomain;
use crate::spec::route_key::{HttpRouteKey, RouteKey};
use crate::spec::{Duration, Spec, Text};

/// Which kind of API it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Rest,
    Http,
}

impl Kind {
    /// Its key in a spec.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Rest => "rest",
            Self::Http => "http",
        }
    }

    /// Where it is.
    pub(super) fn at(self) -> Path {
        Path::root().key("api").key(self.key())
    }
}

/// An API of either kind.
#[derive(Clone, Copy)]
pub(super) struct AnyApi<'a> {
    pub(super) kind: Kind,
    pub(super) stage: &'a str,
    pub(super) stage_variables: &'a IndexMap<String, Text>,
    pub(super) throttling: Option<&'a Throttling>,
    pub(super) access_log: Option<&'a AccessLog>,
    pub(super) cors: Option<AnyCors<'a>>,
    pub(super) domain: Option<&'a ApiDomain>,
    pub(super) default_endpoint: bool,
}

/// What browsers of other origins may do, of either kind.
#[derive(Clone, Copy)]
pub(super) struct AnyCors<'a> {
    pub(super) origins: &'a [Text],
    pub(super) headers: &'a [String],
    pub(super) credentials: bool,
    pub(super) max_age: Duration,
}

/// A route of either kind.
#[derive(Debug, Clone, Copy)]
pub(super) struct AnyRoute<'a> {
    pub(super) kind: Kind,
    pub(super) key: &'a str,
    pub(super) function: Option<&'a str>,
    pub(super) http: Option<&'a HttpProxy>,
    mock: bool,
    aws: bool,
    pub(super) authorizer: Option<&'a str>,
    pub(super) scopes: &'a [String],
    pub(super) iam: bool,
    pub(super) public: Option<&'a str>,
    pub(super) throttling: Option<&'a Throttling>,
}

impl AnyRoute<'_> {
    /// Where it is.
    pub(super) fn at(&self) -> Path {
        self.kind.at().key("routes").key(self.key)
    }

    /// Whether everybody may call it, and nothing else is said.
    pub(super) fn is_open(&self) -> bool {
        self.public.is_some() && self.authorizations().count() == 1
    }

    /// Whether it asks for who calls.
    pub(super) fn is_locked(&self) -> bool {
        self.authorizer.is_some() || self.iam
    }

    /// The keys by which it says what answers it, those that are given.
    pub(super) fn integrations(&self) -> impl Iterator<Item = &'static str> + use<> {
        let given = [("function", self.function.is_some()), ("http", self.http.is_some()), ("mock", self.mock), ("aws", self.aws)];
        given.into_iter().filter(|(_, given)| *given).map(|(key, _)| key)
    }

    /// The keys by which it says who may call it, those that are given.
    pub(super) fn authorizations(&self) -> impl Iterator<Item = &'static str> + use<> {
        let given = [("authorizer", self.authorizer.is_some()), ("iam", self.iam), ("public", self.public.is_some())];
        given.into_iter().filter(|(_, given)| *given).map(|(key, _)| key)
    }
}

impl<'a> AnyRoute<'a> {
    /// Its method and its path; none if the key is malformed, or is `$default`.
    pub(super) fn parsed(&self) -> Option<RouteKey<'a>> {
        match self.kind {
            Kind::Rest => RouteKey::parse(self.key).ok(),
            Kind::Http => match HttpRouteKey::parse(self.key).ok()? {
                HttpRouteKey::Path(key) => Some(key),
                HttpRouteKey::Default => None,
            },
        }
    }

    /// What is wrong with its key, and what to do.
    pub(super) fn key_fault(&self) -> Option<(String, String)> {
        match self.kind {
            Kind::Rest => RouteKey::parse(self.key).err(),
            Kind::Http => HttpRouteKey::parse(self.key).err(),
        }
    }

    /// The key that was meant by a wrong one, where nothing else can be.
    pub(super) fn right_key(&self) -> Option<String> {
        match self.kind {
            Kind::Rest => RouteKey::respelt(self.key),
            Kind::Http => HttpRouteKey::respelt(self.key),
        }
    }
}

/// The API of a spec.
pub(super) fn api(spec: &Spec) -> Option<AnyApi<'_>> {
    Some(match spec.api.as_ref()? {
        Api::Rest(api) => AnyApi {
            kind: Kind::Rest,
            stage: &api.stage,
            stage_variables: &api.stage_variables,
            throttling: api.throttling.as_ref(),
            access_log: api.access_log.as_ref(),
            cors: api.cors.as_ref().map(|cors| AnyCors {
                origins: &cors.origins,
                headers: &cors.headers,
                credentials: cors.credentials,
                max_age: cors.max_age,
            }),
            domain: api.domain.as_ref(),
            default_endpoint: api.default_endpoint,
        },
        Api::Http(api) => AnyApi {
            kind: Kind::Http,
            stage: &api.stage,
            stage_variables: &api.stage_variables,
            throttling: api.throttling.as_ref(),
            access_log: api.access_log.as_ref(),
            cors: api.cors.as_ref().map(|cors| AnyCors {
                origins: &cors.origins,
                headers: &cors.headers,
                credentials: cors.credentials,
                max_age: cors.max_age,
            }),
            domain: api.domain.as_ref(),
            default_endpoint: api.default_endpoint,
        },
    })
}

/// The HTTP API of a spec.
pub(super) fn http(spec: &Spec) -> Option<&Http> {
    match &spec.api {
        Some(Api::Http(http)) => Some(http),
        Some(Api::Rest(_)) | None => None,
    }
}

/// The names of the API's authorizers.
pub(super) fn authorizers(spec: &Spec) -> impl Iterator<Item = &str> {
    let rest = super::references::rest(spec).into_iter().flat_map(|api| api.authorizers.keys());
    rest.chain(http(spec).into_iter().flat_map(|api| api.authorizers.keys())).map(String::as_str)
}

/// Every route with its key, of whichever kind of API the spec has.
pub(super) fn routes(spec: &Spec) -> impl Iterator<Item = AnyRoute<'_>> {
    let rest = super::references::rest(spec).into_iter().flat_map(|api| &api.routes).map(|(key, route)| AnyRoute {
        kind: Kind::Rest,
        key,
        function: route.function.as_deref(),
        http: route.http.as_ref(),
        mock: route.mock.is_some(),
        aws: route.aws.is_some(),
        authorizer: route.authorizer.as_deref(),
        scopes: &route.scopes,
        iam: route.iam,
        public: route.public.as_deref(),
        throttling: route.throttling.as_ref(),
    });
    let http = http(spec).into_iter().flat_map(|api| &api.routes).map(|(key, route)| AnyRoute {
        kind: Kind::Http,
        key,
        function: route.function.as_deref(),
        http: route.http.as_ref(),
        mock: false,
        aws: false,
        authorizer: route.authorizer.as_deref(),
        scopes: &route.scopes,
        iam: route.iam,
        public: route.public.as_deref(),
        throttling: route.throttling.as_ref(),
    });
    rest.chain(http)
}
