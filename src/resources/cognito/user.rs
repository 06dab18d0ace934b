//! Users that are made with the pool.

use crate::graph::{Expr, Value};
use crate::resources::{Attr, Cfn, Kind, Names, Resource, Row, Rows, by_ref, cfn_only_list, names, objects, row, tf_only};

/// A user that is made with the pool.
#[derive(Debug)]
pub struct UserPoolUser {
    /// The id of the pool.
    pub user_pool: Expr,
    /// The user name.
    pub username: String,
    /// The attributes.
    pub attributes: Vec<(String, Expr)>,
    /// How the user is invited; nothing is sent if this is empty.
    pub invite_by: Vec<&'static str>,
}

struct Attribute {
    name: String,
    value: Expr,
}

impl Rows for Attribute {
    const ROWS: &'static [Row<Self>] =
        &[row("Name", "name", |attribute| (&attribute.name).into()), row("Value", "value", |attribute| (&attribute.value).into())];
}

fn attribute_names() -> Vec<Names> {
    names::<Attribute>()
}

fn attributes(user: &UserPoolUser) -> Value {
    let items: Vec<_> = user.attributes.iter().map(|(name, value)| Attribute { name: name.clone(), value: value.clone() }).collect();
    objects(&items)
}

impl Rows for UserPoolUser {
    const ROWS: &'static [Row<Self>] = &[
        row("UserPoolId", "user_pool_id", |user| (&user.user_pool).into()),
        row("Username", "username", |user| (&user.username).into()),
        cfn_only_list("UserAttributes", "Terraform takes the attributes as a map", attribute_names, attributes),
        tf_only("attributes", "CloudFormation takes the attributes as a list", |user| (&user.attributes).into()),
        row("DesiredDeliveryMediums", "desired_delivery_mediums", |user| user.invite_by.clone().into()),
        row("MessageAction", "message_action", |user| user.invite_by.is_empty().then_some("SUPPRESS").into()),
    ];
}

impl Resource for UserPoolUser {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::Cognito::UserPoolUser"), tf: "aws_cognito_user", attributes: &[by_ref(Attr::Id, "username")] };
}
