//! Amazon API Gateway, REST APIs.

mod api;
mod authorizer;
mod deployment;
mod domain;
mod method;
mod plan;
mod responses;

pub use api::{GatewayResponse, Model, RequestValidator, RestApi, RestResource};
pub use authorizer::Authorizer;
pub use deployment::{Account, Caching, Deployment, MethodSetting, Stage};
pub use domain::{ApiMapping, BasePathMapping, DomainName, Served};
pub use method::{Integration, Method};
pub use plan::{ApiKey, UsagePlan, UsagePlanKey};
pub use responses::{IntegrationResponse, MethodResponse};

use super::{Described, described};

/// Why a part of a method names the method again in Terraform.
const PART_OF_METHOD: &str = "CloudFormation nests it in its method";

pub(super) fn kinds() -> Vec<Described> {
    vec![
        described::<RestApi>(),
        described::<RestResource>(),
        described::<Method>(),
        described::<MethodResponse>(),
        described::<Integration>(),
        described::<IntegrationResponse>(),
        described::<Authorizer>(),
        described::<RequestValidator>(),
        described::<Model>(),
        described::<GatewayResponse>(),
        described::<Deployment>(),
        described::<Stage>(),
        described::<MethodSetting>(),
        described::<Account>(),
        described::<ApiKey>(),
        described::<UsagePlan>(),
        described::<UsagePlanKey>(),
        described::<DomainName>(),
        described::<BasePathMapping>(),
        described::<ApiMapping>(),
    ]
}
