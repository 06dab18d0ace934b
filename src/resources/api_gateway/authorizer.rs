//! Who checks the callers' tokens.

use crate::graph::{Expr, NodeId};
use crate::resources::{Attr, Cfn, Kind, Resource, Row, Rows, by_ref, row};

/// An authorizer of a REST API: a user pool checks the token.
#[derive(Debug)]
pub struct Authorizer {
    /// The API.
    pub api: NodeId,
    /// Its name.
    pub name: String,
    /// The ARNs of the pools.
    pub pools: Vec<Expr>,
    /// The header that carries the token.
    pub header: String,
    /// How long an answer is remembered, in seconds.
    pub cache_seconds: i64,
}

impl Rows for Authorizer {
    const ROWS: &'static [Row<Self>] = &[
        row("RestApiId", "rest_api_id", |authorizer| authorizer.api.attr(Attr::Id).into()),
        row("Name", "name", |authorizer| (&authorizer.name).into()),
        row("Type", "type", |_| "COGNITO_USER_POOLS".into()),
        row("ProviderARNs", "provider_arns", |authorizer| (&authorizer.pools).into()),
        row("IdentitySource", "identity_source", |authorizer| Expr::text(format!("method.request.header.{}", authorizer.header)).into()),
        row("AuthorizerResultTtlInSeconds", "authorizer_result_ttl_in_seconds", |authorizer| authorizer.cache_seconds.into()),
    ];
}

impl Resource for Authorizer {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::ApiGateway::Authorizer"), tf: "aws_api_gateway_authorizer", attributes: &[by_ref(Attr::Id, "id")] };
}
