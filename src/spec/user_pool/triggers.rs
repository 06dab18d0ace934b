//! Functions that Cognito calls on its way.

use serde::Deserialize;

use crate::spec::Text;

/// Functions that Cognito calls on its way, by their names in `functions`. AWS: `LambdaConfig`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Triggers {
    /// Before a user is signed up. AWS: `PreSignUp`.
    pub pre_sign_up: Option<String>,
    /// After a user is confirmed. AWS: `PostConfirmation`.
    pub post_confirmation: Option<String>,
    /// Before a user is signed in. AWS: `PreAuthentication`.
    pub pre_authentication: Option<String>,
    /// After a user is signed in. AWS: `PostAuthentication`.
    pub post_authentication: Option<String>,
    /// Before tokens are made; the function may change what they say. AWS: `PreTokenGeneration`, `PreTokenGenerationConfig`.
    pub pre_token_generation: Option<PreTokenGeneration>,
    /// Before a message is sent. AWS: `CustomMessage`.
    pub custom_message: Option<String>,
    /// When somebody signs in whom the pool does not know. AWS: `UserMigration`.
    pub user_migration: Option<String>,
    /// Custom sign-in: which challenge is next. AWS: `DefineAuthChallenge`.
    pub define_auth_challenge: Option<String>,
    /// Custom sign-in: makes the challenge. AWS: `CreateAuthChallenge`.
    pub create_auth_challenge: Option<String>,
    /// Custom sign-in: judges the answer. AWS: `VerifyAuthChallengeResponse`.
    pub verify_auth_challenge: Option<String>,
    /// Sends text messages in place of Cognito; needs `kms_key`. AWS: `CustomSMSSender`, version `V1_0`.
    pub custom_sms_sender: Option<String>,
    /// Sends e-mail in place of Cognito; needs `kms_key`. AWS: `CustomEmailSender`, version `V1_0`.
    pub custom_email_sender: Option<String>,
    /// The ARN of the symmetric key by which Cognito encrypts the codes that it hands to the two senders. They are allowed to decrypt
    /// with it; whoever deploys the stack needs `kms:CreateGrant` on it. AWS: `KMSKeyID`.
    pub kms_key: Option<Text>,
}

/// The function that is called before tokens are made, and what it is told.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "a trigger before tokens are made has a version\nwrite it as `{ function: NAME }`, which is version `v1_0`, or `{ function: NAME, version: v2_0 }` for access tokens as well"
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct PreTokenGeneration {
    /// The name of the function.
    pub function: String,
    /// What the function is told and may change. Default: `v1_0`. AWS: `LambdaVersion`.
    #[serde(default)]
    pub version: TokenVersion,
}

/// Which tokens a function may change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum TokenVersion {
    /// Id tokens. AWS: `V1_0`.
    #[default]
    #[serde(rename = "v1_0")]
    V1,
    /// Id and access tokens of users; needs the feature plan `essentials` or `plus`. AWS: `V2_0`.
    #[serde(rename = "v2_0")]
    V2,
    /// Access tokens of machines (`client_credentials`) as well; needs the feature plan `essentials` or `plus`. AWS: `V3_0`.
    #[serde(rename = "v3_0")]
    V3,
}

impl TokenVersion {
    /// What AWS calls it.
    #[must_use]
    pub fn aws(self) -> &'static str {
        match self {
            Self::V1 => "V1_0",
            Self::V2 => "V2_0",
            Self::V3 => "V3_0",
        }
    }
}

/// A trigger that is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trigger<'a> {
    /// The way to the name of its function below `triggers`.
    pub keys: &'static [&'static str],
    /// AWS's name of it.
    pub aws: &'static str,
    /// The name of the function.
    pub function: &'a str,
}

impl Triggers {
    /// The triggers that are set.
    pub fn set(&self) -> impl Iterator<Item = Trigger<'_>> {
        let tokens = self.pre_token_generation.as_ref();
        let token_name = match tokens.map(|tokens| tokens.version) {
            // What version 1 has always been written as, here and by AWS.
            None | Some(TokenVersion::V1) => "PreTokenGeneration",
            Some(TokenVersion::V2 | TokenVersion::V3) => "PreTokenGenerationConfig",
        };
        let all: [(&'static [&'static str], _, Option<&String>); 12] = [
            (&["pre_sign_up"], "PreSignUp", self.pre_sign_up.as_ref()),
            (&["post_confirmation"], "PostConfirmation", self.post_confirmation.as_ref()),
            (&["pre_authentication"], "PreAuthentication", self.pre_authentication.as_ref()),
            (&["post_authentication"], "PostAuthentication", self.post_authentication.as_ref()),
            (&["pre_token_generation", "function"], token_name, tokens.map(|tokens| &tokens.function)),
            (&["custom_message"], "CustomMessage", self.custom_message.as_ref()),
            (&["user_migration"], "UserMigration", self.user_migration.as_ref()),
            (&["define_auth_challenge"], "DefineAuthChallenge", self.define_auth_challenge.as_ref()),
            (&["create_auth_challenge"], "CreateAuthChallenge", self.create_auth_challenge.as_ref()),
            (&["verify_auth_challenge"], "VerifyAuthChallengeResponse", self.verify_auth_challenge.as_ref()),
            (&["custom_sms_sender"], "CustomSMSSender", self.custom_sms_sender.as_ref()),
            (&["custom_email_sender"], "CustomEmailSender", self.custom_email_sender.as_ref()),
        ];
        all.into_iter().filter_map(|(keys, aws, function)| Some(Trigger { keys, aws, function: function?.as_str() }))
    }
}
