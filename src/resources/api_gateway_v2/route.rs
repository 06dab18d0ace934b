//! Routes of an HTTP API and what answers them.

use crate::graph::{Expr, NodeId, Value};
use crate::resources::{Attr, Cfn, Kind, Resource, Row, Rows, by_ref, row};

/// What answers routes.
#[derive(Debug)]
pub struct HttpIntegration {
    /// The API.
    pub api: NodeId,
    /// What it calls.
    pub kind: HttpIntegrationKind,
    /// How long an answer is waited for, in milliseconds.
    pub timeout_ms: Option<i64>,
}

/// What an integration calls.
#[derive(Debug)]
pub enum HttpIntegrationKind {
    /// A function, by its ARN.
    Function(Expr),
    /// An HTTP endpoint: its URL, and the method.
    Http(Expr, &'static str),
}

impl Rows for HttpIntegration {
    const ROWS: &'static [Row<Self>] = &[
        row("ApiId", "api_id", |integration| integration.api.attr(Attr::Id).into()),
        row("IntegrationType", "integration_type", |integration| match integration.kind {
            HttpIntegrationKind::Function(_) => "AWS_PROXY".into(),
            HttpIntegrationKind::Http(..) => "HTTP_PROXY".into(),
        }),
        // Lambda is always called by POST.
        // Source: Amazon API Gateway version 2 API reference, CreateIntegration; AWS CloudFormation user guide, examples of
        // AWS::ApiGatewayV2::Integration.
        row("IntegrationMethod", "integration_method", |integration| match integration.kind {
            HttpIntegrationKind::Function(_) => "POST".into(),
            HttpIntegrationKind::Http(_, method) => method.into(),
        }),
        row("IntegrationUri", "integration_uri", |integration| match &integration.kind {
            HttpIntegrationKind::Function(arn) => arn.into(),
            HttpIntegrationKind::Http(url, _) => url.into(),
        }),
        // Source: Amazon API Gateway version 2 API reference, CreateIntegration, PayloadFormatVersion: required for HTTP APIs; 1.0
        // and 2.0 for Lambda proxies, 1.0 for all others.
        row("PayloadFormatVersion", "payload_format_version", |integration| match integration.kind {
            HttpIntegrationKind::Function(_) => "2.0".into(),
            HttpIntegrationKind::Http(..) => "1.0".into(),
        }),
        row("TimeoutInMillis", "timeout_milliseconds", |integration| integration.timeout_ms.into()),
    ];
}

impl Resource for HttpIntegration {
    const KIND: Kind = Kind {
        cfn: Cfn::Resource("AWS::ApiGatewayV2::Integration"),
        tf: "aws_apigatewayv2_integration",
        attributes: &[by_ref(Attr::Id, "id")],
    };
}

/// A route.
#[derive(Debug)]
pub struct HttpRoute {
    /// The API.
    pub api: NodeId,
    /// `METHOD /path` or `$default`.
    pub key: String,
    /// `NONE`, `JWT`, `CUSTOM` or `AWS_IAM`.
    pub authorization: &'static str,
    /// The authorizer.
    pub authorizer: Option<NodeId>,
    /// The scopes of which a token must carry one.
    pub scopes: Vec<Expr>,
    /// The integration that answers.
    pub target: NodeId,
}

impl Rows for HttpRoute {
    const ROWS: &'static [Row<Self>] = &[
        row("ApiId", "api_id", |route| route.api.attr(Attr::Id).into()),
        row("RouteKey", "route_key", |route| (&route.key).into()),
        row("AuthorizationType", "authorization_type", |route| route.authorization.into()),
        row("AuthorizerId", "authorizer_id", |route| route.authorizer.map_or(Value::Absent, |node| node.attr(Attr::Id).into())),
        row("AuthorizationScopes", "authorization_scopes", |route| (&route.scopes).into()),
        row("Target", "target", |route| Expr::join(["integrations/".into(), route.target.attr(Attr::Id)]).into()),
    ];
}

impl Resource for HttpRoute {
    const KIND: Kind = Kind { cfn: Cfn::Resource("AWS::ApiGatewayV2::Route"), tf: "aws_apigatewayv2_route", attributes: &[] };
}
