//! A REST API and what its methods share: paths, models, validators, answers of its own.

use crate::graph::{Expr, Json, NodeId};
use crate::resources::tags::{self, AS_LIST, AS_MAP, Tags, tag_names};
use crate::resources::{Attr, Cfn, Kind, Resource, Row, Rows, by_get_att, by_ref, cfn_only_list, row, tf_only};

/// A REST API.
#[derive(Debug)]
pub struct RestApi {
    /// The name people see.
    pub name: Expr,
    /// What it is for.
    pub description: Option<Expr>,
    /// `REGIONAL` or `EDGE`.
    pub endpoint: &'static str,
    /// Whether it can be called at the address that AWS makes for it.
    pub default_endpoint: bool,
    /// Its tags.
    pub tags: Tags,
}

impl Rows for RestApi {
    const ROWS: &'static [Row<Self>] = &[
        row("Name", "name", |api| (&api.name).into()),
        row("Description", "description", |api| (&api.description).into()),
        row("EndpointConfiguration.Types", "endpoint_configuration.types", |api| vec![api.endpoint].into()),
        row("DisableExecuteApiEndpoint", "disable_execute_api_endpoint", |api| (!api.default_endpoint).then_some(true).into()),
        cfn_only_list("Tags", AS_LIST, tag_names, |api| tags::as_list(&api.tags)),
        tf_only("tags", AS_MAP, |api| (&api.tags).into()),
    ];
}

impl Resource for RestApi {
    const KIND: Kind = Kind {
        cfn: Cfn::Resource("AWS::ApiGateway::RestApi"),
        tf: "aws_api_gateway_rest_api",
        attributes: &[by_ref(Attr::Id, "id"), by_get_att(Attr::RootResourceId, "RootResourceId", "root_resource_id")],
    };
}

/// A part of a path.
#[derive(Debug)]
pub struct RestResource {
    /// The API.
    pub api: NodeId,
    /// The id of the resource above.
    pub parent: Expr,
    /// The part, as it stands in the path.
    pub part: String,
}

impl Rows for RestResource {
    const ROWS: &'static [Row<Self>] = &[
        row("RestApiId", "rest_api_id", |resource| resource.api.attr(Attr::Id).into()),
        row("ParentId", "parent_id", |resource| (&resource.parent).into()),
        row("PathPart", "path_part", |resource| (&resource.part).into()),
    ];
}

impl Resource for RestResource {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::ApiGateway::Resource"), tf: "aws_api_gateway_resource", attributes: &[by_ref(Attr::Id, "id")] };
}

/// What makes API Gateway answer 400 by itself.
#[derive(Debug)]
pub struct RequestValidator {
    /// The API.
    pub api: NodeId,
    /// Its name.
    pub name: &'static str,
    /// Whether it looks for required query strings and headers.
    pub parameters: bool,
    /// Whether it holds the body to its model.
    pub body: bool,
}

impl Rows for RequestValidator {
    const ROWS: &'static [Row<Self>] = &[
        row("RestApiId", "rest_api_id", |validator| validator.api.attr(Attr::Id).into()),
        row("Name", "name", |validator| validator.name.into()),
        row("ValidateRequestParameters", "validate_request_parameters", |validator| validator.parameters.into()),
        row("ValidateRequestBody", "validate_request_body", |validator| validator.body.into()),
    ];
}

impl Resource for RequestValidator {
    const KIND: Kind = Kind {
        cfn: Cfn::Resource("AWS::ApiGateway::RequestValidator"),
        tf: "aws_api_gateway_request_validator",
        attributes: &[by_ref(Attr::Id, "id")],
    };
}

/// A JSON Schema that bodies can be held to.
#[derive(Debug)]
pub struct Model {
    /// The API.
    pub api: NodeId,
    /// Its name, by which methods refer to it.
    pub name: String,
    /// The schema.
    pub schema: Json,
}

impl Rows for Model {
    const ROWS: &'static [Row<Self>] = &[
        row("RestApiId", "rest_api_id", |model| model.api.attr(Attr::Id).into()),
        row("Name", "name", |model| (&model.name).into()),
        row("ContentType", "content_type", |_| "application/json".into()),
        row("Schema", "schema", |model| model.schema.clone().into()),
    ];
}

impl Resource for Model {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::ApiGateway::Model"), tf: "aws_api_gateway_model", attributes: &[by_ref(Attr::Id, "name")] };
}

/// What API Gateway answers on its own.
#[derive(Debug)]
pub struct GatewayResponse {
    /// The API.
    pub api: NodeId,
    /// The kind of refusal.
    pub response_type: &'static str,
    /// The status code.
    pub status: Option<u16>,
    /// Headers, as `gatewayresponse.header.NAME` and a mapping expression.
    pub parameters: Vec<(String, Expr)>,
    /// The body by content type.
    pub templates: Vec<(String, Expr)>,
}

impl Rows for GatewayResponse {
    const ROWS: &'static [Row<Self>] = &[
        row("RestApiId", "rest_api_id", |response| response.api.attr(Attr::Id).into()),
        row("ResponseType", "response_type", |response| response.response_type.into()),
        row("StatusCode", "status_code", |response| response.status.map(|status| Expr::text(status.to_string())).into()),
        row("ResponseParameters", "response_parameters", |response| (&response.parameters).into()),
        row("ResponseTemplates", "response_templates", |response| (&response.templates).into()),
    ];
}

impl Resource for GatewayResponse {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::ApiGateway::GatewayResponse"), tf: "aws_api_gateway_gateway_response", attributes: &[] };
}
