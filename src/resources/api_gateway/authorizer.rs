//! Who checks the callers.

use crate::graph::{Expr, NodeId};
use crate::resources::{Attr, Cfn, Kind, Resource, Row, Rows, by_ref, row};

/// An authorizer of a REST API: a user pool or a function checks the caller.
#[derive(Debug)]
pub struct Authorizer {
    /// The API.
    pub api: NodeId,
    /// Its name.
    pub name: String,
    /// `COGNITO_USER_POOLS`, `TOKEN` or `REQUEST`.
    pub kind: &'static str,
    /// The ARNs of the pools.
    pub pools: Vec<Expr>,
    /// How the function is called.
    pub uri: Option<Expr>,
    /// What callers are told apart by, as expressions with commas between them.
    pub identity_source: Option<String>,
    /// A regular expression that the token must match before the function is called.
    pub validation: Option<String>,
    /// How long an answer is remembered, in seconds.
    pub cache_seconds: i64,
}

impl Rows for Authorizer {
    const ROWS: &'static [Row<Self>] = &[
        row("RestApiId", "rest_api_id", |authorizer| authorizer.api.attr(Attr::Id).into()),
        row("Name", "name", |authorizer| (&authorizer.name).into()),
        row("Type", "type", |authorizer| authorizer.kind.into()),
        row("ProviderARNs", "provider_arns", |authorizer| (&authorizer.pools).into()),
        row("AuthorizerUri", "authorizer_uri", |authorizer| (&authorizer.uri).into()),
        row("IdentitySource", "identity_source", |authorizer| (&authorizer.identity_source).into()),
        row("IdentityValidationExpression", "identity_validation_expression", |authorizer| (&authorizer.validation).into()),
        row("AuthorizerResultTtlInSeconds", "authorizer_result_ttl_in_seconds", |authorizer| authorizer.cache_seconds.into()),
    ];
}

impl Resource for Authorizer {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::ApiGateway::Authorizer"), tf: "aws_api_gateway_authorizer", attributes: &[by_ref(Attr::Id, "id")] };
}
