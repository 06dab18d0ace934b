//! The domain of the login pages and the token endpoint.

use crate::graph::{Expr, NodeId};
use crate::resources::{Attr, Cfn, Kind, Resource, Row, Rows, by_ref, row};

/// A prefix domain of a user pool.
#[derive(Debug)]
pub struct UserPoolDomain {
    /// The pool.
    pub user_pool: NodeId,
    /// The prefix.
    pub domain: Expr,
    /// 1 for the classic pages, 2 for managed login; AWS's default if nothing is said.
    pub managed_login_version: Option<i64>,
}

impl Rows for UserPoolDomain {
    const ROWS: &'static [Row<Self>] = &[
        row("UserPoolId", "user_pool_id", |domain| domain.user_pool.attr(Attr::Id).into()),
        row("Domain", "domain", |domain| (&domain.domain).into()),
        row("ManagedLoginVersion", "managed_login_version", |domain| domain.managed_login_version.into()),
    ];
}

impl Resource for UserPoolDomain {
    const KIND: Kind = Kind {
        cfn: Cfn::Resource("AWS::Cognito::UserPoolDomain"),
        tf: "aws_cognito_user_pool_domain",
        attributes: &[by_ref(Attr::Id, "domain")],
    };
}
