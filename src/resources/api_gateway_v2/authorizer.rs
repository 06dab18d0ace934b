//! Who checks the callers of an HTTP API.

use crate::graph::{Expr, NodeId, Value};
use crate::resources::{Attr, Cfn, Kind, Resource, Row, Rows, by_get_att, row};

/// An authorizer of an HTTP API.
#[derive(Debug)]
pub struct HttpAuthorizer {
    /// The API.
    pub api: NodeId,
    /// Its name.
    pub name: String,
    /// Where the token, or what callers are told apart by, stands in a request.
    pub identity: Vec<String>,
    /// How it checks them.
    pub kind: HttpAuthorizerKind,
}

/// How callers are checked.
#[derive(Debug)]
pub enum HttpAuthorizerKind {
    /// By a token.
    Jwt {
        /// The issuer.
        issuer: Expr,
        /// For whom the token is.
        audience: Vec<Expr>,
    },
    /// By a function.
    Request {
        /// The URI by which it is called.
        uri: Expr,
        /// Whether it answers true or false instead of a policy.
        simple: bool,
        /// How long an answer is remembered, in seconds.
        cache_seconds: i64,
    },
}

impl Rows for HttpAuthorizer {
    const ROWS: &'static [Row<Self>] = &[
        row("ApiId", "api_id", |authorizer| authorizer.api.attr(Attr::Id).into()),
        row("Name", "name", |authorizer| (&authorizer.name).into()),
        row("AuthorizerType", "authorizer_type", |authorizer| match authorizer.kind {
            HttpAuthorizerKind::Jwt { .. } => "JWT".into(),
            HttpAuthorizerKind::Request { .. } => "REQUEST".into(),
        }),
        row("IdentitySource", "identity_sources", |authorizer| (&authorizer.identity).into()),
        row("JwtConfiguration.Issuer", "jwt_configuration.issuer", |authorizer| match &authorizer.kind {
            HttpAuthorizerKind::Jwt { issuer, .. } => issuer.into(),
            HttpAuthorizerKind::Request { .. } => Value::Absent,
        }),
        row("JwtConfiguration.Audience", "jwt_configuration.audience", |authorizer| match &authorizer.kind {
            HttpAuthorizerKind::Jwt { audience, .. } => audience.into(),
            HttpAuthorizerKind::Request { .. } => Value::Absent,
        }),
        row("AuthorizerUri", "authorizer_uri", |authorizer| match &authorizer.kind {
            HttpAuthorizerKind::Request { uri, .. } => uri.into(),
            HttpAuthorizerKind::Jwt { .. } => Value::Absent,
        }),
        row("AuthorizerPayloadFormatVersion", "authorizer_payload_format_version", |authorizer| {
            matches!(authorizer.kind, HttpAuthorizerKind::Request { .. }).then_some("2.0").into()
        }),
        row("EnableSimpleResponses", "enable_simple_responses", |authorizer| match authorizer.kind {
            // A policy is what is answered where nothing is said, and the provider leaves `false` out.
            // Source: Amazon API Gateway version 2 API reference, CreateAuthorizer, EnableSimpleResponses.
            HttpAuthorizerKind::Request { simple, .. } => simple.then_some(true).into(),
            HttpAuthorizerKind::Jwt { .. } => Value::Absent,
        }),
        row("AuthorizerResultTtlInSeconds", "authorizer_result_ttl_in_seconds", |authorizer| match authorizer.kind {
            HttpAuthorizerKind::Request { cache_seconds, .. } => cache_seconds.into(),
            HttpAuthorizerKind::Jwt { .. } => Value::Absent,
        }),
    ];
}

impl Resource for HttpAuthorizer {
    const KIND: Kind = Kind {
        cfn: Cfn::Resource("AWS::ApiGatewayV2::Authorizer"),
        tf: "aws_apigatewayv2_authorizer",
        // Its primary identifier has two parts (resource schema AWS::ApiGatewayV2::Authorizer); the attribute is the id alone.
        attributes: &[by_get_att(Attr::Id, "AuthorizerId", "id")],
    };
}
