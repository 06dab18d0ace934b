//! Secrets: where each is kept. None is ever written down in a spec, nor in what is generated from it.

use serde::Deserialize;

use super::user_pool::IdentityProvider;
use super::{Spec, Text};
use crate::path::Path;

/// Where a secret is kept. It is read when the stack is deployed, and stands neither in the spec nor in what is generated.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(
    rename_all = "snake_case",
    expecting = "a secret is not written into a spec\nsay where it is kept: `{ secrets_manager: { secret: NAME, key: KEY } }`, or have it given at deployment: `{ parameter: NAME }`"
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum Secret {
    /// In Secrets Manager. AWS: the dynamic reference `secretsmanager`; Terraform: `aws_secretsmanager_secret_version`.
    SecretsManager(SecretsManager),
    /// In Parameter Store, under this name. CloudFormation reads none but plain `String` parameters here, Terraform
    /// `SecureString` as well. AWS: the dynamic reference `ssm`; Terraform: `aws_ssm_parameter`.
    Ssm(Text),
    /// In a parameter of this spec with `secret: true`, so that it is given at deployment. AWS: `NoEcho`; Terraform: `sensitive`.
    Parameter(String),
}

/// A secret in Secrets Manager.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct SecretsManager {
    /// The name or the ARN of the secret.
    pub secret: Text,
    /// The key of the JSON object that the secret holds. Default: the whole text of the secret.
    #[serde(default)]
    pub key: Option<String>,
}

/// Calls `visit` with every secret of the spec and its path.
pub fn each<'s>(spec: &'s Spec, visit: &mut dyn FnMut(&'s Secret, Path)) {
    let at = |name: &str| Path::root().key("user_pool").key("identity_providers").key(name);
    for (name, provider) in spec.user_pool.iter().flat_map(|pool| &pool.identity_providers) {
        let at = at(name).key(provider.kind());
        match provider {
            IdentityProvider::Google(google) => visit(&google.client_secret, at.key("client_secret")),
            IdentityProvider::Facebook(facebook) => visit(&facebook.client_secret, at.key("client_secret")),
            IdentityProvider::LoginWithAmazon(amazon) => visit(&amazon.client_secret, at.key("client_secret")),
            IdentityProvider::Apple(apple) => visit(&apple.private_key, at.key("private_key")),
            IdentityProvider::Oidc(oidc) => visit(&oidc.client_secret, at.key("client_secret")),
            IdentityProvider::Saml(_) => {}
        }
    }
}
