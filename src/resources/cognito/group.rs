//! Groups of users, and who is in them.

use crate::graph::{Expr, NodeId};
use crate::resources::{Attr, Cfn, Kind, Resource, Row, Rows, by_ref, row};

/// A group of users.
#[derive(Debug)]
pub struct UserPoolGroup {
    /// The id of the pool.
    pub user_pool: Expr,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: Option<Expr>,
    /// Which group's role wins.
    pub precedence: Option<u32>,
    /// The role that its users get.
    pub role: Option<Expr>,
}

impl Rows for UserPoolGroup {
    const ROWS: &'static [Row<Self>] = &[
        row("UserPoolId", "user_pool_id", |group| (&group.user_pool).into()),
        row("GroupName", "name", |group| (&group.name).into()),
        row("Description", "description", |group| (&group.description).into()),
        row("Precedence", "precedence", |group| group.precedence.into()),
        row("RoleArn", "role_arn", |group| (&group.role).into()),
    ];
}

impl Resource for UserPoolGroup {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::Cognito::UserPoolGroup"), tf: "aws_cognito_user_group", attributes: &[by_ref(Attr::Id, "name")] };
}

/// A user's place in a group.
#[derive(Debug)]
pub struct UserPoolUserToGroupAttachment {
    /// The id of the pool.
    pub user_pool: Expr,
    /// The group.
    pub group: NodeId,
    /// The user.
    pub user: NodeId,
}

impl Rows for UserPoolUserToGroupAttachment {
    const ROWS: &'static [Row<Self>] = &[
        row("UserPoolId", "user_pool_id", |place| (&place.user_pool).into()),
        row("GroupName", "group_name", |place| place.group.attr(Attr::Id).into()),
        row("Username", "username", |place| place.user.attr(Attr::Id).into()),
    ];
}

impl Resource for UserPoolUserToGroupAttachment {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::Cognito::UserPoolUserToGroupAttachment"), tf: "aws_cognito_user_in_group", attributes: &[] };
}
