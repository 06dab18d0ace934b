//! The REST API: its routes, what answers them, its stage and its refusals.
//!
//! References (a function, an authorizer, a model that is not defined) are the business of another area; a rule here says
//! nothing of a name that leads nowhere.

use super::{Area, Context};
use crate::path::Path;
use crate::spec::api::{Rest, Route};

mod access_log_format_no_request_id;
mod ambiguous_aws_target;
mod api_key_without_usage_plan;
mod authorized_preflight;
mod aws_role_beside_permissions;
mod aws_without_credentials;
mod body_model_without_body;
mod conflicting_authorization;
mod cors_credentials_with_wildcard;
mod cors_max_age_over_a_day;
mod cors_null_origin;
mod cors_without_needed_header;
mod cors_without_origins;
mod credentials_in_query_string;
mod draft4;
mod empty_api;
mod explicit_preflight;
mod integration_timeout_out_of_range;
mod integration_timeout_over_quota;
mod integration_without_its_permission;
mod invocation_not_posted;
mod key_in_no_usage_plan;
mod key_in_two_usage_plans;
mod log_format_of_lines;
mod logging_without_account_role;
mod malformed_aws_parameter;
mod malformed_aws_response;
mod malformed_aws_service;
mod malformed_cors_header;
mod malformed_cors_origin;
mod malformed_gateway_response;
mod malformed_http_url;
mod malformed_integration_role;
mod malformed_mock_status;
mod malformed_model;
mod malformed_model_name;
mod malformed_required_parameter;
mod malformed_response_pattern;
mod malformed_route;
mod malformed_stage_name;
mod malformed_stage_variable;
mod mock_body_not_json;
mod nothing_let_through;
mod open_change_beside_a_lock;
mod open_way_round_a_lock;
mod plain_http_integration;
mod public_without_a_reason;
mod repeated_response_pattern;
mod reserved_path;
mod route_with_several_integrations;
mod route_without_authorization;
mod route_without_integration;
mod scopes_without_authorizer;
mod sibling_path_variables;
mod throttling;
mod throttling_out_of_range;
mod unknown_path_variable;
mod unreachable_endpoint;
mod unused_model;
mod usage_plan_without_key_routes;
mod variable_twice;
mod wildcard_origin_beside_others;

/// The area.
pub static AREA: Area = Area {
    letters: "RA",
    title: "REST API",
    rules: &[
        &malformed_route::RULE,
        &sibling_path_variables::RULE,
        &empty_api::RULE,
        &route_without_integration::RULE,
        &route_with_several_integrations::RULE,
        &route_without_authorization::RULE,
        &conflicting_authorization::RULE,
        &public_without_a_reason::RULE,
        &scopes_without_authorizer::RULE,
        &explicit_preflight::RULE,
        &authorized_preflight::RULE,
        &api_key_without_usage_plan::RULE,
        &key_in_two_usage_plans::RULE,
        &key_in_no_usage_plan::RULE,
        &usage_plan_without_key_routes::RULE,
        &throttling_out_of_range::RULE,
        &nothing_let_through::RULE,
        &integration_timeout_out_of_range::RULE,
        &integration_timeout_over_quota::RULE,
        &malformed_stage_name::RULE,
        &malformed_stage_variable::RULE,
        &malformed_model_name::RULE,
        &malformed_model::RULE,
        &unused_model::RULE,
        &body_model_without_body::RULE,
        &malformed_required_parameter::RULE,
        &credentials_in_query_string::RULE,
        &cors_without_origins::RULE,
        &wildcard_origin_beside_others::RULE,
        &malformed_cors_origin::RULE,
        &cors_null_origin::RULE,
        &cors_credentials_with_wildcard::RULE,
        &malformed_cors_header::RULE,
        &cors_without_needed_header::RULE,
        &cors_max_age_over_a_day::RULE,
        &malformed_mock_status::RULE,
        &mock_body_not_json::RULE,
        &malformed_http_url::RULE,
        &plain_http_integration::RULE,
        &unknown_path_variable::RULE,
        &ambiguous_aws_target::RULE,
        &aws_without_credentials::RULE,
        &aws_role_beside_permissions::RULE,
        &malformed_integration_role::RULE,
        &malformed_aws_service::RULE,
        &malformed_aws_parameter::RULE,
        &malformed_aws_response::RULE,
        &malformed_response_pattern::RULE,
        &repeated_response_pattern::RULE,
        &malformed_gateway_response::RULE,
        &access_log_format_no_request_id::RULE,
        &logging_without_account_role::RULE,
        &open_way_round_a_lock::RULE,
        &open_change_beside_a_lock::RULE,
        &reserved_path::RULE,
        &unreachable_endpoint::RULE,
        &integration_without_its_permission::RULE,
        &invocation_not_posted::RULE,
        &log_format_of_lines::RULE,
        &variable_twice::RULE,
    ],
};

/// The REST API of the spec.
fn rest<'a>(context: &Context<'a>) -> Option<&'a Rest> {
    super::references::rest(context.spec)
}

/// The path of the REST API.
fn at() -> Path {
    Path::root().key("api").key("rest")
}

/// Every route with its key.
fn routes<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a str, &'a Route)> + use<'a> {
    rest(context).into_iter().flat_map(|rest| rest.routes.iter().map(|(key, route)| (key.as_str(), route)))
}

/// The path of a route.
fn route_at(key: &str) -> Path {
    at().key("routes").key(key)
}

/// Whether a text can be the name of a header: a `token` of RFC 9110 section 5.6.2 (section 5.1: a field name is a token).
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
}

/// Whether API Gateway takes a number as a status code.
///
/// Source: Amazon API Gateway REST API, shape `StatusCode`, pattern `[1-5]\d\d`.
fn is_status(code: u16) -> bool {
    (100..=599).contains(&code)
}

#[cfg(test)]
mod tests;
