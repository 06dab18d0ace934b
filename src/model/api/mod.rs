//! The API: one of two kinds.

mod http;
mod rest;

pub use http::{HttpAccess, HttpApi, HttpAuthorizer, HttpCheck, HttpCors, HttpIntegration, HttpLimits, HttpRoute, HttpStage, Takes};
pub use rest::{
    Access, ApiKey, Authorizer, AuthorizerKind, AwsCall, AwsResponse, AwsRole, AwsTarget, Cors, GatewayResponse, Identity, Integration,
    RestApi, Route, RouteCache, Stage, UsagePlan,
};

use super::{ApiDomain, Names, Resolved, Stack};
use crate::spec;

/// The API of a stack.
#[derive(Debug, Clone)]
pub enum Api {
    /// A REST API.
    Rest(RestApi),
    /// An HTTP API.
    Http(HttpApi),
}

impl Api {
    /// Whether it can be called by the name that AWS gives it.
    #[must_use]
    pub fn default_endpoint(&self) -> bool {
        match self {
            Self::Rest(api) => api.default_endpoint,
            Self::Http(api) => api.default_endpoint,
        }
    }
}

impl Stack {
    /// The REST API, if that is the kind of API that the stack has.
    #[must_use]
    pub fn rest(&self) -> Option<&RestApi> {
        match &self.api {
            Some(Api::Rest(rest)) => Some(rest),
            Some(Api::Http(_)) | None => None,
        }
    }

    /// The domain name of the API, of whichever kind it is.
    #[must_use]
    pub fn api_domain(&self) -> Option<&ApiDomain> {
        match self.api.as_ref()? {
            Api::Rest(api) => api.domain.as_ref(),
            Api::Http(api) => api.domain.as_ref(),
        }
    }

    /// The HTTP API, if that is the kind of API that the stack has.
    #[must_use]
    pub fn http(&self) -> Option<&HttpApi> {
        match &self.api {
            Some(Api::Http(http)) => Some(http),
            Some(Api::Rest(_)) | None => None,
        }
    }
}

impl Names<'_> {
    pub(super) fn api(&self, api: &spec::Api) -> Resolved<Api> {
        match api {
            spec::Api::Rest(rest) => self.rest_api(rest).map(Api::Rest),
            spec::Api::Http(http) => self.http_api(http).map(Api::Http),
        }
    }
}
