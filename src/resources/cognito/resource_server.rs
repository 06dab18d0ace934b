//! Resource servers and their scopes.

use crate::graph::Expr;
use crate::resources::{Attr, Cfn, Kind, Resource, Row, Rows, by_ref, list, names, objects, row};

/// A resource server of a user pool.
#[derive(Debug)]
pub struct UserPoolResourceServer {
    /// The id of the pool.
    pub user_pool: Expr,
    /// What stands before the slash of its scopes in a token.
    pub identifier: Expr,
    /// The name people see.
    pub name: Expr,
    /// Its scopes.
    pub scopes: Vec<Scope>,
}

/// A scope of a resource server.
#[derive(Debug)]
pub struct Scope {
    /// The name.
    pub name: String,
    /// What it is for.
    pub description: String,
}

impl Rows for Scope {
    const ROWS: &'static [Row<Self>] = &[
        row("ScopeName", "scope_name", |scope| (&scope.name).into()),
        row("ScopeDescription", "scope_description", |scope| (&scope.description).into()),
    ];
}

impl Rows for UserPoolResourceServer {
    const ROWS: &'static [Row<Self>] = &[
        row("UserPoolId", "user_pool_id", |server| (&server.user_pool).into()),
        row("Identifier", "identifier", |server| (&server.identifier).into()),
        row("Name", "name", |server| (&server.name).into()),
        list("Scopes", "scope", names::<Scope>, |server| objects(&server.scopes)),
    ];
}

impl Resource for UserPoolResourceServer {
    // `Ref` returns the identifier where a client was created with the pool; the API reference of CloudFormation does not
    // promise it, so nothing refers to a resource server but by order.
    const KIND: Kind = Kind {
        cfn: Cfn::Resource("AWS::Cognito::UserPoolResourceServer"),
        tf: "aws_cognito_resource_server",
        attributes: &[by_ref(Attr::Id, "identifier")],
    };
}
