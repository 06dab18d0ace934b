//! A method of a path, and what answers it.

use super::PART_OF_METHOD;
use crate::graph::{Expr, NodeId, Value};
use crate::resources::{Attr, Cfn, Kind, Resource, Row, Rows, row, tf_only};

/// A method of a path.
#[derive(Debug)]
pub struct Method {
    /// The API.
    pub api: NodeId,
    /// The id of the path's resource.
    pub resource: Expr,
    /// The HTTP method.
    pub http_method: &'static str,
    /// `NONE`, `AWS_IAM`, `COGNITO_USER_POOLS` or `CUSTOM`.
    pub authorization: &'static str,
    /// The authorizer.
    pub authorizer: Option<NodeId>,
    /// The scopes of which the token must carry one.
    pub scopes: Vec<Expr>,
    /// Whether callers must send an API key.
    pub api_key_required: bool,
    /// What it takes, as `method.request.querystring.NAME`, and whether it must be there.
    pub parameters: Vec<(String, bool)>,
    /// The model of a JSON body.
    pub body: Option<NodeId>,
    /// The validator.
    pub validator: Option<NodeId>,
}

impl Rows for Method {
    const ROWS: &'static [Row<Self>] = &[
        row("RestApiId", "rest_api_id", |method| method.api.attr(Attr::Id).into()),
        row("ResourceId", "resource_id", |method| (&method.resource).into()),
        row("HttpMethod", "http_method", |method| method.http_method.into()),
        row("AuthorizationType", "authorization", |method| method.authorization.into()),
        row("AuthorizerId", "authorizer_id", |method| method.authorizer.map(|node| node.attr(Attr::Id)).into()),
        row("AuthorizationScopes", "authorization_scopes", |method| (&method.scopes).into()),
        row("ApiKeyRequired", "api_key_required", |method| method.api_key_required.then_some(true).into()),
        row("RequestValidatorId", "request_validator_id", |method| method.validator.map(|node| node.attr(Attr::Id)).into()),
        row("RequestParameters", "request_parameters", |method| {
            Value::Map(method.parameters.iter().map(|(name, required)| (name.clone().into(), Value::Bool(*required))).collect())
        }),
        row("RequestModels", "request_models", |method| {
            Value::Map(method.body.iter().map(|model| ("application/json".into(), model.attr(Attr::Id).into())).collect())
        }),
    ];
}

impl Resource for Method {
    const KIND: Kind = Kind { cfn: Cfn::Resource("AWS::ApiGateway::Method"), tf: "aws_api_gateway_method", attributes: &[] };
}

/// What answers a method.
#[derive(Debug)]
pub struct Integration {
    /// The API.
    pub api: NodeId,
    /// The id of the path's resource.
    pub resource: Expr,
    /// The HTTP method of the route.
    pub http_method: &'static str,
    /// `AWS_PROXY`, `HTTP_PROXY`, `MOCK` or `AWS`.
    pub kind: &'static str,
    /// The method that the integration is called with.
    pub called_with: Option<&'static str>,
    /// What is called.
    pub uri: Option<Expr>,
    /// The role by which it is called.
    pub credentials: Option<Expr>,
    /// How long its answer is waited for, in milliseconds.
    pub timeout_ms: Option<i64>,
    /// Parameters of the request and where they come from.
    pub parameters: Vec<(String, Expr)>,
    /// The body of the request by content type.
    pub templates: Vec<(String, Expr)>,
    /// What becomes of bodies without a template.
    pub passthrough: Option<&'static str>,
    /// The parameters of the method that remembered answers are told apart by.
    pub cache_keys: Vec<String>,
}

impl Rows for Integration {
    const ROWS: &'static [Row<Self>] = &[
        tf_only("rest_api_id", PART_OF_METHOD, |integration| integration.api.attr(Attr::Id).into()),
        tf_only("resource_id", PART_OF_METHOD, |integration| (&integration.resource).into()),
        tf_only("http_method", PART_OF_METHOD, |integration| integration.http_method.into()),
        row("Type", "type", |integration| integration.kind.into()),
        row("IntegrationHttpMethod", "integration_http_method", |integration| integration.called_with.into()),
        row("Uri", "uri", |integration| (&integration.uri).into()),
        row("Credentials", "credentials", |integration| (&integration.credentials).into()),
        row("TimeoutInMillis", "timeout_milliseconds", |integration| integration.timeout_ms.into()),
        row("RequestParameters", "request_parameters", |integration| (&integration.parameters).into()),
        row("PassthroughBehavior", "passthrough_behavior", |integration| integration.passthrough.into()),
        row("RequestTemplates", "request_templates", |integration| (&integration.templates).into()),
        row("CacheKeyParameters", "cache_key_parameters", |integration| (&integration.cache_keys).into()),
    ];
}

impl Resource for Integration {
    const KIND: Kind = Kind { cfn: Cfn::Property("Integration"), tf: "aws_api_gateway_integration", attributes: &[] };
}
