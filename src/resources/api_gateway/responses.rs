//! What a method can answer, for integrations that are not proxies.

use super::PART_OF_METHOD;
use crate::graph::{Expr, NodeId, Value};
use crate::resources::{Attr, Cfn, Kind, Resource, Row, Rows, row, tf_only};

/// An answer that a method declares.
#[derive(Debug)]
pub struct MethodResponse {
    /// The API.
    pub api: NodeId,
    /// The id of the path's resource.
    pub resource: Expr,
    /// The HTTP method of the route.
    pub http_method: &'static str,
    /// The status code.
    pub status: String,
    /// The headers that it carries.
    pub headers: Vec<&'static str>,
    /// Whether it has a JSON body.
    pub body: bool,
}

impl Rows for MethodResponse {
    const ROWS: &'static [Row<Self>] = &[
        tf_only("rest_api_id", PART_OF_METHOD, |response| response.api.attr(Attr::Id).into()),
        tf_only("resource_id", PART_OF_METHOD, |response| (&response.resource).into()),
        tf_only("http_method", PART_OF_METHOD, |response| response.http_method.into()),
        row("StatusCode", "status_code", |response| (&response.status).into()),
        row("ResponseModels", "response_models", |response| {
            // `Empty` is a model that every REST API has.
            Value::Map(response.body.then(|| ("application/json".into(), "Empty".into())).into_iter().collect())
        }),
        row("ResponseParameters", "response_parameters", |response| {
            let names = response.headers.iter().map(|name| (format!("method.response.header.{name}").into(), Value::Bool(true)));
            Value::Map(names.collect())
        }),
    ];
}

impl Resource for MethodResponse {
    const KIND: Kind = Kind { cfn: Cfn::ListItem("MethodResponses"), tf: "aws_api_gateway_method_response", attributes: &[] };
}

/// What an answer of the integration becomes.
#[derive(Debug)]
pub struct IntegrationResponse {
    /// The API.
    pub api: NodeId,
    /// The id of the path's resource.
    pub resource: Expr,
    /// The HTTP method of the route.
    pub http_method: &'static str,
    /// The status code that the caller gets.
    pub status: String,
    /// The integration's status codes that it stands for, as a regular expression.
    pub when: Option<String>,
    /// The headers and the mapping expressions of their values.
    pub headers: Vec<(&'static str, Expr)>,
    /// The body by content type.
    pub templates: Vec<(String, Expr)>,
}

impl Rows for IntegrationResponse {
    const ROWS: &'static [Row<Self>] = &[
        tf_only("rest_api_id", PART_OF_METHOD, |response| response.api.attr(Attr::Id).into()),
        tf_only("resource_id", PART_OF_METHOD, |response| (&response.resource).into()),
        tf_only("http_method", PART_OF_METHOD, |response| response.http_method.into()),
        row("StatusCode", "status_code", |response| (&response.status).into()),
        row("SelectionPattern", "selection_pattern", |response| (&response.when).into()),
        row("ResponseParameters", "response_parameters", |response| {
            let headers = response.headers.iter().map(|(name, value)| (format!("method.response.header.{name}").into(), value.into()));
            Value::Map(headers.collect())
        }),
        row("ResponseTemplates", "response_templates", |response| (&response.templates).into()),
    ];
}

impl Resource for IntegrationResponse {
    const KIND: Kind = Kind { cfn: Cfn::ListItem("IntegrationResponses"), tf: "aws_api_gateway_integration_response", attributes: &[] };
}
