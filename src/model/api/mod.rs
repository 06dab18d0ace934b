//! The API: one of two kinds.

mod rest;

pub use rest::{
    Access, ApiKey, Authorizer, AwsCall, AwsResponse, AwsRole, AwsTarget, Cors, GatewayResponse, Integration, RestApi, Route, Stage,
    UsagePlan,
};

use super::{Names, Resolved, Stack};
use crate::spec;

/// The API of a stack.
#[derive(Debug, Clone)]
pub enum Api {
    /// A REST API.
    Rest(RestApi),
}

impl Stack {
    /// The REST API, if that is the kind of API that the stack has.
    #[must_use]
    pub fn rest(&self) -> Option<&RestApi> {
        self.api.as_ref().map(|Api::Rest(rest)| rest)
    }
}

impl Names<'_> {
    pub(super) fn api(&self, api: &spec::Api) -> Resolved<Api> {
        match api {
            spec::Api::Rest(rest) => self.rest_api(rest).map(Api::Rest),
        }
    }
}
