//! Identity providers of a user pool.

use crate::graph::Expr;
use crate::resources::{Cfn, Kind, Resource, Row, Rows, SetByAws, cfn_only, row, tf_only};

/// An identity provider of a user pool.
#[derive(Debug)]
pub struct UserPoolIdentityProvider {
    /// The id of the pool.
    pub user_pool: Expr,
    /// Its name.
    pub name: String,
    /// `Google`, `SAML` and so on.
    pub kind: &'static str,
    /// What AWS is told of it.
    pub details: Vec<(String, Expr)>,
    /// What AWS adds to that and says when it is asked.
    pub added: Vec<(String, Expr)>,
    /// The details that AWS makes up, or never says again.
    pub untold: SetByAws,
    /// Attributes of the pool and what fills them.
    pub map: Vec<(String, Expr)>,
    /// Other names by which a sign-in can ask for it.
    pub identifiers: Vec<String>,
}

const ADDED: &str = "Terraform has to say what Cognito adds as well, or its plans never come clean";
const ADDS: &str = "CloudFormation is told what Cognito asks for, and does not ask back";

impl Rows for UserPoolIdentityProvider {
    const ROWS: &'static [Row<Self>] = &[
        row("UserPoolId", "user_pool_id", |provider| (&provider.user_pool).into()),
        row("ProviderName", "provider_name", |provider| (&provider.name).into()),
        row("ProviderType", "provider_type", |provider| provider.kind.into()),
        cfn_only("ProviderDetails", ADDED, |provider| (&provider.details).into()),
        tf_only("provider_details", ADDS, |provider| {
            let all: Vec<_> = provider.details.iter().chain(&provider.added).cloned().collect();
            (&all).into()
        }),
        row("AttributeMapping", "attribute_mapping", |provider| (&provider.map).into()),
        row("IdpIdentifiers", "idp_identifiers", |provider| (&provider.identifiers).into()),
    ];
}

impl Resource for UserPoolIdentityProvider {
    // What `Ref` returns is the name in AWS's words and the primary identifier in its schema: clients say the name as text, and
    // come after.
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::Cognito::UserPoolIdentityProvider"), tf: "aws_cognito_identity_provider", attributes: &[] };

    fn set_by_aws(&self) -> Option<&SetByAws> {
        (!self.untold.keys.is_empty()).then_some(&self.untold)
    }
}
