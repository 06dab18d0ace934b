//! The user pool.

use indexmap::IndexMap;
use serde::Deserialize;

use super::domains::LoginDomain;
use super::{Duration, Said, Text};

mod attributes;
mod federation;
mod login_pages;
mod messages;
mod triggers;

pub use attributes::{Attributes, CustomAttribute, NoConstraints, NumberConstraints, StandardAttribute, StringConstraints};
pub use federation::{Apple, Endpoints, Facebook, Google, IdentityProvider, LoginWithAmazon, Metadata, Oidc, RequestMethod, Saml};
pub use login_pages::{Asset, AssetCategory, ClassicLogin, ColorMode, Css, LoginPages, ManagedLogin, Settings, Style};
pub use messages::{CognitoEmail, Email, Invitation, Messages, MfaEmail, SesEmail, Sms, Verification, VerifyBy};
pub use triggers::{PreTokenGeneration, TokenVersion, Trigger, Triggers};

/// A directory of users: one that is made, or with `arn` or `id` one that exists. Of one that exists only what hangs on it
/// can be said: `domain`, `groups` and `users` here, `resource_servers` and `clients` beside it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct UserPool {
    /// The ARN of a pool that exists already. No setting of the pool can be said then.
    pub arn: Option<Text>,
    /// The id of a pool that exists already in this account and region, instead of its ARN.
    pub id: Option<Text>,
    /// The name people see. Default: the name of the spec. AWS: `UserPoolName`.
    pub name: Option<Text>,
    /// What users sign in with. It cannot be changed later. Default: a user name.
    pub sign_in: Said<SignIn>,
    /// Whether `Ann` and `ann` are two users. It cannot be changed later. Default: false. AWS: `UsernameConfiguration.CaseSensitive`.
    pub case_sensitive: Said<bool>,
    /// Whether people may sign themselves up. Default: false, an administrator creates users. AWS: `AllowAdminCreateUserOnly`, reversed.
    pub self_sign_up: Said<bool>,
    /// What a password must be like.
    pub password: Said<Password>,
    /// Multi-factor authentication. Default: off.
    pub mfa: Said<Mfa>,
    /// What Cognito verifies by sending a code, and verifies again before a change takes effect. Default: nothing.
    /// AWS: `AutoVerifiedAttributes` and `AttributesRequireVerificationBeforeUpdate`.
    pub verify: Vec<Channel>,
    /// The attributes of a user. They cannot be changed or removed later, only added. AWS: `Schema`.
    pub attributes: Attributes,
    /// How a user who forgot the password gets in again, the preferred way first. Default: by what `verify` names, or else
    /// by an administrator only. AWS: `AccountRecoverySetting`.
    pub account_recovery: Vec<Recovery>,
    /// What the messages to users say.
    pub messages: Messages,
    /// How e-mail is sent. Default: by Cognito itself, 50 a day. AWS: `EmailConfiguration`.
    pub email: Option<Email>,
    /// How text messages are sent. AWS: `SmsConfiguration`.
    pub sms: Option<Sms>,
    /// Functions that Cognito calls on its way. AWS: `LambdaConfig`.
    pub triggers: Triggers,
    /// Who else vouches for users, by the names that clients list in `identity_providers`; a SAML or OpenID Connect provider is
    /// called so. AWS: `AWS::Cognito::UserPoolIdentityProvider`.
    pub identity_providers: IndexMap<String, IdentityProvider>,
    /// Groups of users. AWS: `AWS::Cognito::UserPoolGroup`.
    pub groups: IndexMap<String, Group>,
    /// Users that are made with the pool, by user name. AWS: `AWS::Cognito::UserPoolUser`.
    pub users: IndexMap<String, User>,
    /// The features that are paid for. Default: `essentials`. AWS: `UserPoolTier`.
    pub feature_plan: Said<FeaturePlan>,
    /// Whether AWS refuses to delete the pool until this is switched off. Default: true. AWS: `DeletionProtection`.
    pub deletion_protection: Said<bool>,
    /// What becomes of the pool and its users when it leaves the stack. Default: `retain`. AWS: `DeletionPolicy`, `UpdateReplacePolicy`.
    pub on_delete: Said<OnDelete>,
    /// Where the login pages and the token endpoint are. AWS: `AWS::Cognito::UserPoolDomain`.
    pub domain: Option<Domain>,
    /// What the login pages look like. Default: classic, and Cognito's own. AWS: `ManagedLoginVersion`.
    pub login_pages: Option<LoginPages>,
}

impl Default for UserPool {
    fn default() -> Self {
        Self {
            arn: None,
            id: None,
            name: None,
            sign_in: Said::default(),
            case_sensitive: Said::default(),
            self_sign_up: Said::default(),
            password: Said::default(),
            mfa: Said::default(),
            verify: Vec::new(),
            attributes: Attributes::default(),
            account_recovery: Vec::new(),
            messages: Messages::default(),
            email: None,
            sms: None,
            triggers: Triggers::default(),
            identity_providers: IndexMap::new(),
            groups: IndexMap::new(),
            users: IndexMap::new(),
            feature_plan: Said::default(),
            deletion_protection: Said::unsaid(true),
            on_delete: Said::default(),
            domain: None,
            login_pages: None,
        }
    }
}

impl UserPool {
    /// Whether the pool exists already.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.arn.is_some() || self.id.is_some()
    }
}

/// What users sign in with.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum SignIn {
    /// An e-mail address or a phone number, and no user name. AWS: `UsernameAttributes`.
    Attributes(Vec<Channel>),
    /// A user name, and what may stand in for it. AWS: `AliasAttributes`.
    Username(Username),
}

impl Default for SignIn {
    fn default() -> Self {
        Self::Username(Username::default())
    }
}

/// Sign-in by user name.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Username {
    /// What may stand in for the user name once it is verified. Default: nothing. AWS: `AliasAttributes`.
    pub aliases: Vec<Alias>,
}

/// A way to reach a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum Channel {
    /// E-mail.
    Email,
    /// Text message.
    PhoneNumber,
}

/// What may stand in for a user name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum Alias {
    /// The verified e-mail address.
    Email,
    /// The verified phone number.
    PhoneNumber,
    /// A name that the user can change.
    PreferredUsername,
}

/// What a password must be like. AWS: `PasswordPolicy`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Password {
    /// The fewest characters: 6 to 99. Default: 12. AWS: `MinimumLength`.
    pub minimum_length: u32,
    /// The kinds of characters that must be in it. Default: all four. AWS: `RequireLowercase`, `RequireUppercase`, `RequireNumbers`, `RequireSymbols`.
    pub require: Vec<CharacterClass>,
    /// How long the password of an invitation works: 1 to 365 days. Default: `7d`. AWS: `TemporaryPasswordValidityDays`.
    pub temporary_validity: Duration,
    /// How many earlier passwords cannot be used again: 0 to 24. Default: 0. AWS: `PasswordHistorySize`.
    pub history: u32,
}

impl Default for Password {
    /// All four classes and seven days as in the console; twelve characters rather than Cognito's eight.
    fn default() -> Self {
        use CharacterClass::{Lowercase, Numbers, Symbols, Uppercase};
        Self {
            minimum_length: 12,
            require: vec![Lowercase, Uppercase, Numbers, Symbols],
            temporary_validity: Duration::from_days(7),
            history: 0,
        }
    }
}

/// A kind of character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum CharacterClass {
    /// a to z.
    Lowercase,
    /// A to Z.
    Uppercase,
    /// 0 to 9.
    Numbers,
    /// Punctuation.
    Symbols,
}

/// Multi-factor authentication.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Mfa {
    /// Whether a second factor is asked for. Default: `off`. AWS: `MfaConfiguration`.
    pub mode: MfaMode,
    /// The second factors on offer. AWS: `EnabledMfas`.
    pub factors: Vec<MfaFactor>,
}

/// Whether a second factor is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum MfaMode {
    /// Never. AWS: `OFF`.
    #[default]
    Off,
    /// Of users who set one up. AWS: `OPTIONAL`.
    Optional,
    /// Of everybody. AWS: `ON`.
    Required,
}

/// A second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum MfaFactor {
    /// An authenticator application (RFC 6238). AWS: `SOFTWARE_TOKEN_MFA`.
    Totp,
    /// A code by text message; needs `sms`. AWS: `SMS_MFA`.
    Sms,
    /// A code by e-mail; needs `email` with `ses`. AWS: `EMAIL_OTP`.
    Email,
}

/// A way back in for a user who forgot the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum Recovery {
    /// A code to the verified e-mail address.
    VerifiedEmail,
    /// A code to the verified phone number.
    VerifiedPhoneNumber,
    /// An administrator only; stands alone.
    AdminOnly,
}

/// A group of users.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Group {
    /// What the group is for. AWS: `Description`.
    pub description: Option<Text>,
    /// Which group's role wins for a user of several: the least number. AWS: `Precedence`.
    pub precedence: Option<u32>,
    /// The ARN of the role that its users get through an identity pool. AWS: `RoleArn`.
    pub role: Option<Text>,
}

/// A user that is made with the pool. The pool gives it a temporary password; nobody's password is ever in a spec.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct User {
    /// The attributes, such as `email` and `email_verified`. AWS: `UserAttributes`.
    pub attributes: IndexMap<String, Text>,
    /// The groups that the user is in. AWS: `AWS::Cognito::UserPoolUserToGroupAttachment`.
    pub groups: Vec<String>,
    /// How the user is invited. Default: not at all. AWS: `DesiredDeliveryMediums`, or `MessageAction: SUPPRESS`.
    pub invite_by: Vec<InviteBy>,
}

/// How an invitation is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum InviteBy {
    /// By e-mail. AWS: `EMAIL`.
    Email,
    /// By text message. AWS: `SMS`.
    Sms,
}

/// The features of the pool that are paid for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum FeaturePlan {
    /// The classic features. AWS: `LITE`.
    Lite,
    /// Managed login, choice-based sign-in, access token customization. AWS: `ESSENTIALS`.
    #[default]
    Essentials,
    /// Threat protection. AWS: `PLUS`.
    Plus,
}

/// What becomes of something when it leaves the stack.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum OnDelete {
    /// It stays, and nobody manages it any more.
    #[default]
    Retain,
    /// It is deleted, with everything in it.
    Delete,
}

/// Where the login pages and the token endpoint are.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum Domain {
    /// `https://<prefix>.auth.<region>.amazoncognito.com`. The prefix is taken by whoever asks first in a region.
    Prefix(Text),
    /// A domain name of your own. AWS: `CustomDomainConfig`.
    Custom(Box<LoginDomain>),
}
