//! Amazon API Gateway version 2, HTTP APIs.

mod api;
mod authorizer;
mod domain;
mod route;
mod stage;

pub use api::{Cors, HttpApi};
pub use authorizer::{HttpAuthorizer, HttpAuthorizerKind};
pub use domain::HttpDomainName;
pub use route::{HttpIntegration, HttpIntegrationKind, HttpRoute};
pub use stage::{HttpStage, RouteLimits, RouteSetting};

use super::{Described, described};

pub(super) fn kinds() -> Vec<Described> {
    vec![
        described::<HttpApi>(),
        described::<HttpAuthorizer>(),
        described::<HttpIntegration>(),
        described::<HttpRoute>(),
        described::<HttpStage>(),
        described::<HttpDomainName>(),
    ]
}
