//! The API: one of two kinds.

mod http;
mod rest;

pub use http::{HttpAccess, HttpApi, HttpAuthorizer, HttpCheck, HttpCors, HttpIntegration, HttpLimits, HttpRoute, HttpStage, Takes};
pub use rest::{
    Access, ApiKey, Authorizer, AuthorizerKind, AwsCall, AwsResponse, AwsRole, AwsTarget, Cors, GatewayResponse, Identity, Integration,
    RestApi, Route, RouteCache, Stage, UsagePlan,
};

use super::{Names, Resolved, Stack};
use crate::spec;

/// The API of a stack.
#[derive(Debug, Clone)]
pub enum Api {
    /// A REST API.
    Rest(RestApi),
    /// An HTTP API.
    Http(HttpApi),
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
