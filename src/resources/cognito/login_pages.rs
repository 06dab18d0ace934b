//! What login pages look like.

use crate::graph::{Expr, Json, NodeId};
use crate::resources::{Attr, Cfn, Kind, Resource, Row, Rows, list, names, objects, row};

/// The style of a client's managed login pages.
#[derive(Debug)]
pub struct ManagedLoginBranding {
    /// The id of the pool.
    pub user_pool: Expr,
    /// The client.
    pub client: NodeId,
    /// One's own settings; Cognito's own style without.
    pub settings: Option<Json>,
    /// Pictures.
    pub assets: Vec<Asset>,
}

/// A picture of a style.
#[derive(Debug)]
pub struct Asset {
    /// What it is for.
    pub category: &'static str,
    /// In which colours of the browser it is shown.
    pub color_mode: &'static str,
    /// Its format.
    pub extension: &'static str,
    /// What is in it, as Base64.
    pub bytes: String,
}

impl Rows for Asset {
    const ROWS: &'static [Row<Self>] = &[
        row("Category", "category", |asset| asset.category.into()),
        row("ColorMode", "color_mode", |asset| asset.color_mode.into()),
        row("Extension", "extension", |asset| asset.extension.into()),
        row("Bytes", "bytes", |asset| (&asset.bytes).into()),
    ];
}

impl Rows for ManagedLoginBranding {
    const ROWS: &'static [Row<Self>] = &[
        row("UserPoolId", "user_pool_id", |branding| (&branding.user_pool).into()),
        row("ClientId", "client_id", |branding| branding.client.attr(Attr::Id).into()),
        // One of the two, never both: cdk-preflight, rule pf-cognito-managed-login-branding-values-exclusive.
        row("UseCognitoProvidedValues", "use_cognito_provided_values", |branding| branding.settings.is_none().then_some(true).into()),
        row("Settings", "settings", |branding| branding.settings.clone().into()),
        list("Assets", "asset", names::<Asset>, |branding| objects(&branding.assets)),
    ];
}

impl Resource for ManagedLoginBranding {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::Cognito::ManagedLoginBranding"), tf: "aws_cognito_managed_login_branding", attributes: &[] };
}

/// The style sheet of the classic hosted UI.
#[derive(Debug)]
pub struct UserPoolUiCustomization {
    /// The id of the pool.
    pub user_pool: Expr,
    /// The id of a client, or `ALL`.
    pub client: Expr,
    /// The style sheet.
    pub css: String,
}

impl Rows for UserPoolUiCustomization {
    const ROWS: &'static [Row<Self>] = &[
        row("UserPoolId", "user_pool_id", |pages| (&pages.user_pool).into()),
        row("ClientId", "client_id", |pages| (&pages.client).into()),
        row("CSS", "css", |pages| (&pages.css).into()),
    ];
}

impl Resource for UserPoolUiCustomization {
    const KIND: Kind = Kind {
        cfn: Cfn::Resource("AWS::Cognito::UserPoolUICustomizationAttachment"),
        tf: "aws_cognito_user_pool_ui_customization",
        attributes: &[],
    };
}
