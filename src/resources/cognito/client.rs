//! App clients.

use crate::graph::{Expr, Value};
use crate::resources::{Attr, Cfn, Kind, Resource, Row, Rows, by_ref, row};

/// An app client of a user pool. Every setting that AWS has a default for is written, so that a template says what it does.
#[derive(Debug)]
pub struct UserPoolClient {
    /// The id of the pool.
    pub user_pool: Expr,
    /// The name people see.
    pub name: Expr,
    /// Whether it has a secret.
    pub generate_secret: bool,
    /// The sign-in calls it may make, as `ALLOW_...`.
    pub explicit_auth_flows: Vec<&'static str>,
    /// The grants; empty if it takes no part in OAuth.
    pub oauth_flows: Vec<&'static str>,
    /// The scopes as they stand in a token.
    pub oauth_scopes: Vec<Expr>,
    /// Where users may be sent after signing in.
    pub callback_urls: Vec<Expr>,
    /// Where users may be sent after signing out.
    pub logout_urls: Vec<Expr>,
    /// The callback URL for requests that name none.
    pub default_redirect: Option<Expr>,
    /// Who vouches for its users.
    pub identity_providers: Vec<Expr>,
    /// The life of access, id and refresh tokens and of a sign-in.
    pub tokens: Lifetimes,
    /// Whether tokens can be revoked.
    pub revocation: bool,
    /// The seconds for which a replaced refresh token still works, if tokens rotate.
    pub rotation: Option<i64>,
    /// The attributes that it may read; all if nothing is said.
    pub read_attributes: Option<Vec<String>>,
    /// The attributes that it may write; all if nothing is said.
    pub write_attributes: Option<Vec<String>>,
    /// Whether unknown users and wrong passwords get the same answer.
    pub hide_unknown_users: bool,
}

/// Times to live.
#[derive(Debug)]
pub struct Lifetimes {
    /// Of an access token.
    pub access: Lifetime,
    /// Of an id token.
    pub id: Lifetime,
    /// Of a refresh token.
    pub refresh: Lifetime,
    /// Of a sign-in, in minutes.
    pub auth_session_minutes: i64,
}

/// A number and its unit, as Cognito takes them.
#[derive(Debug, Clone, Copy)]
pub struct Lifetime {
    /// How many.
    pub number: i64,
    /// Of what: `seconds`, `minutes`, `hours` or `days`.
    pub unit: &'static str,
}

impl Lifetime {
    /// A time in the largest unit that it is a whole number of.
    #[must_use]
    pub fn of(seconds: u64) -> Self {
        let units = [(86_400, "days"), (3600, "hours"), (60, "minutes"), (1, "seconds")];
        let (size, unit) = units.into_iter().find(|(size, _)| seconds.is_multiple_of(*size) && seconds >= *size).unwrap_or((1, "seconds"));
        Self { number: i64::try_from(seconds / size).unwrap_or(i64::MAX), unit }
    }
}

fn in_oauth(client: &UserPoolClient) -> bool {
    !client.oauth_flows.is_empty()
}

impl Rows for UserPoolClient {
    const ROWS: &'static [Row<Self>] = &[
        row("UserPoolId", "user_pool_id", |client| (&client.user_pool).into()),
        row("ClientName", "name", |client| (&client.name).into()),
        row("GenerateSecret", "generate_secret", |client| client.generate_secret.into()),
        row("ExplicitAuthFlows", "explicit_auth_flows", |client| client.explicit_auth_flows.clone().into()),
        row("AllowedOAuthFlowsUserPoolClient", "allowed_oauth_flows_user_pool_client", |client| in_oauth(client).into()),
        row("AllowedOAuthFlows", "allowed_oauth_flows", |client| client.oauth_flows.clone().into()),
        row("AllowedOAuthScopes", "allowed_oauth_scopes", |client| (&client.oauth_scopes).into()),
        row("CallbackURLs", "callback_urls", |client| (&client.callback_urls).into()),
        row("LogoutURLs", "logout_urls", |client| (&client.logout_urls).into()),
        row("DefaultRedirectURI", "default_redirect_uri", |client| (&client.default_redirect).into()),
        row("SupportedIdentityProviders", "supported_identity_providers", |client| (&client.identity_providers).into()),
        row("AccessTokenValidity", "access_token_validity", |client| client.tokens.access.number.into()),
        row("IdTokenValidity", "id_token_validity", |client| client.tokens.id.number.into()),
        row("RefreshTokenValidity", "refresh_token_validity", |client| client.tokens.refresh.number.into()),
        row("TokenValidityUnits.AccessToken", "token_validity_units.access_token", |client| client.tokens.access.unit.into()),
        row("TokenValidityUnits.IdToken", "token_validity_units.id_token", |client| client.tokens.id.unit.into()),
        row("TokenValidityUnits.RefreshToken", "token_validity_units.refresh_token", |client| client.tokens.refresh.unit.into()),
        row("AuthSessionValidity", "auth_session_validity", |client| client.tokens.auth_session_minutes.into()),
        row("EnableTokenRevocation", "enable_token_revocation", |client| client.revocation.into()),
        row("RefreshTokenRotation.Feature", "refresh_token_rotation.feature", |client| client.rotation.map(|_| "ENABLED").into()),
        row("RefreshTokenRotation.RetryGracePeriodSeconds", "refresh_token_rotation.retry_grace_period_seconds", |client| {
            client.rotation.into()
        }),
        row("ReadAttributes", "read_attributes", |client| (&client.read_attributes).into()),
        row("WriteAttributes", "write_attributes", |client| (&client.write_attributes).into()),
        row("PreventUserExistenceErrors", "prevent_user_existence_errors", |client| {
            Value::from(if client.hide_unknown_users { "ENABLED" } else { "LEGACY" })
        }),
    ];
}

impl Resource for UserPoolClient {
    const KIND: Kind = Kind {
        cfn: Cfn::Resource("AWS::Cognito::UserPoolClient"),
        tf: "aws_cognito_user_pool_client",
        attributes: &[by_ref(Attr::Id, "id")],
    };
}
