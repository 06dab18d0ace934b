//! The user pool.

use indexmap::IndexMap;
use serde::Deserialize;

use super::{Duration, Text};

/// A directory of users.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct UserPool {
    /// The name people see. Default: the name of the spec. AWS: `UserPoolName`.
    pub name: Option<Text>,
    /// What users sign in with. It cannot be changed later. Default: a user name.
    pub sign_in: SignIn,
    /// Whether `Ann` and `ann` are two users. It cannot be changed later. Default: false. AWS: `UsernameConfiguration.CaseSensitive`.
    pub case_sensitive: bool,
    /// Whether people may sign themselves up. Default: false, an administrator creates users. AWS: `AllowAdminCreateUserOnly`, reversed.
    pub self_sign_up: bool,
    /// What a password must be like.
    pub password: Password,
    /// Multi-factor authentication. Default: off.
    pub mfa: Mfa,
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
    /// Groups of users. AWS: `AWS::Cognito::UserPoolGroup`.
    pub groups: IndexMap<String, Group>,
    /// Users that are made with the pool, by user name. AWS: `AWS::Cognito::UserPoolUser`.
    pub users: IndexMap<String, User>,
    /// The features that are paid for. Default: `essentials`. AWS: `UserPoolTier`.
    pub feature_plan: FeaturePlan,
    /// Whether AWS refuses to delete the pool until this is switched off. Default: true. AWS: `DeletionProtection`.
    pub deletion_protection: bool,
    /// What becomes of the pool and its users when it leaves the stack. Default: `retain`. AWS: `DeletionPolicy`, `UpdateReplacePolicy`.
    pub on_delete: OnDelete,
    /// Where the login pages and the token endpoint are. AWS: `AWS::Cognito::UserPoolDomain`.
    pub domain: Option<Domain>,
}

impl Default for UserPool {
    fn default() -> Self {
        Self {
            name: None,
            sign_in: SignIn::default(),
            case_sensitive: false,
            self_sign_up: false,
            password: Password::default(),
            mfa: Mfa::default(),
            verify: Vec::new(),
            attributes: Attributes::default(),
            account_recovery: Vec::new(),
            messages: Messages::default(),
            email: None,
            sms: None,
            triggers: Triggers::default(),
            groups: IndexMap::new(),
            users: IndexMap::new(),
            feature_plan: FeaturePlan::default(),
            deletion_protection: true,
            on_delete: OnDelete::default(),
            domain: None,
        }
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
    /// The kinds of characters that must be in it. Default: all four. AWS: `RequireLowercase` and so on.
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

/// The attributes of a user: the standard claims of OpenID Connect Core section 5.1, and one's own.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Attributes {
    /// The postal address.
    pub address: Option<StandardAttribute>,
    /// The birthday, as `YYYY-MM-DD`.
    pub birthdate: Option<StandardAttribute>,
    /// The e-mail address.
    pub email: Option<StandardAttribute>,
    /// The surname.
    pub family_name: Option<StandardAttribute>,
    /// The gender.
    pub gender: Option<StandardAttribute>,
    /// The first name.
    pub given_name: Option<StandardAttribute>,
    /// The language and country.
    pub locale: Option<StandardAttribute>,
    /// The middle name.
    pub middle_name: Option<StandardAttribute>,
    /// The full name.
    pub name: Option<StandardAttribute>,
    /// The casual name.
    pub nickname: Option<StandardAttribute>,
    /// The phone number, as `+4915112345678` (E.164).
    pub phone_number: Option<StandardAttribute>,
    /// The URL of a picture.
    pub picture: Option<StandardAttribute>,
    /// The name that the user wants to go by.
    pub preferred_username: Option<StandardAttribute>,
    /// The URL of a profile page.
    pub profile: Option<StandardAttribute>,
    /// When the user's data last changed, in seconds since 1970.
    pub updated_at: Option<StandardAttribute>,
    /// The URL of a home page.
    pub website: Option<StandardAttribute>,
    /// The time zone.
    pub zoneinfo: Option<StandardAttribute>,
    /// One's own attributes. In tokens and in the SDK they are called `custom:name`.
    pub custom: IndexMap<String, CustomAttribute>,
}

impl Attributes {
    /// The standard attributes that the spec says something of, by name, in the order of the specification.
    pub fn standard(&self) -> impl Iterator<Item = (&'static str, &StandardAttribute)> {
        [
            ("address", &self.address),
            ("birthdate", &self.birthdate),
            ("email", &self.email),
            ("family_name", &self.family_name),
            ("gender", &self.gender),
            ("given_name", &self.given_name),
            ("locale", &self.locale),
            ("middle_name", &self.middle_name),
            ("name", &self.name),
            ("nickname", &self.nickname),
            ("phone_number", &self.phone_number),
            ("picture", &self.picture),
            ("preferred_username", &self.preferred_username),
            ("profile", &self.profile),
            ("updated_at", &self.updated_at),
            ("website", &self.website),
            ("zoneinfo", &self.zoneinfo),
        ]
        .into_iter()
        .filter_map(|(name, attribute)| Some((name, attribute.as_ref()?)))
    }
}

/// What is asked of a standard attribute.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct StandardAttribute {
    /// Whether a user must have it from the start. Default: false. AWS: `Required`.
    pub required: bool,
    /// Whether it can be changed. Default: true. AWS: `Mutable`.
    pub mutable: bool,
    /// The fewest characters; for text. Default: 0. AWS: `StringAttributeConstraints.MinLength`.
    pub min_length: Option<u32>,
    /// The most characters, up to 2048; for text. Default: 2048. AWS: `StringAttributeConstraints.MaxLength`.
    pub max_length: Option<u32>,
}

impl Default for StandardAttribute {
    fn default() -> Self {
        Self { required: false, mutable: true, min_length: None, max_length: None }
    }
}

/// An attribute of one's own: exactly one of `string`, `number`, `boolean` and `date_time`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct CustomAttribute {
    /// Text. AWS: `String`.
    pub string: Option<StringConstraints>,
    /// A number. AWS: `Number`.
    pub number: Option<NumberConstraints>,
    /// True or false, written `boolean: {}`. AWS: `Boolean`.
    pub boolean: Option<NoConstraints>,
    /// A time, written `date_time: {}`. AWS: `DateTime`.
    pub date_time: Option<NoConstraints>,
    /// Whether it can be changed after the user is made. Default: true. AWS: `Mutable`.
    pub mutable: bool,
}

impl Default for CustomAttribute {
    fn default() -> Self {
        Self { string: None, number: None, boolean: None, date_time: None, mutable: true }
    }
}

/// How long a text may be. AWS: `StringAttributeConstraints`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct StringConstraints {
    /// The fewest characters. Default: 0. AWS: `MinLength`.
    pub min_length: Option<u32>,
    /// The most characters, up to 2048. Default: 2048. AWS: `MaxLength`.
    pub max_length: Option<u32>,
}

/// How large a number may be. AWS: `NumberAttributeConstraints`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct NumberConstraints {
    /// The least value. Default: none. AWS: `MinValue`.
    pub min: Option<i64>,
    /// The greatest value. Default: none. AWS: `MaxValue`.
    pub max: Option<i64>,
}

/// Nothing more to say, written `{}`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct NoConstraints {}

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

/// What the messages to users say. `{####}` stands for the code, `{username}` for the user name.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Messages {
    /// To users whom an administrator creates. AWS: `InviteMessageTemplate`.
    pub invitation: Option<Invitation>,
    /// To users who verify an address. AWS: `VerificationMessageTemplate`.
    pub verification: Option<Verification>,
    /// The text message of the second factor. AWS: `SmsAuthenticationMessage`.
    pub mfa_sms: Option<Text>,
    /// The e-mail of the second factor. AWS: `EmailAuthenticationMessage`, `EmailAuthenticationSubject`.
    pub mfa_email: Option<MfaEmail>,
}

/// The invitation; it must hold `{username}` and `{####}`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Invitation {
    /// The subject of the e-mail. AWS: `EmailSubject`.
    pub email_subject: Option<Text>,
    /// The e-mail. AWS: `EmailMessage`.
    pub email: Option<Text>,
    /// The text message. AWS: `SMSMessage`.
    pub sms: Option<Text>,
}

/// The message that verifies an address.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Verification {
    /// Whether the user types a code or follows a link. Default: `code`. AWS: `DefaultEmailOption`.
    pub by: VerifyBy,
    /// The subject of the e-mail. AWS: `EmailSubject` or `EmailSubjectByLink`.
    pub email_subject: Option<Text>,
    /// The e-mail, with `{####}` for the code or `{##Verify##}` for the link. AWS: `EmailMessage` or `EmailMessageByLink`.
    pub email: Option<Text>,
    /// The text message, with `{####}`. AWS: `SmsMessage`.
    pub sms: Option<Text>,
}

/// Whether the user types a code or follows a link.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum VerifyBy {
    /// A code. AWS: `CONFIRM_WITH_CODE`.
    #[default]
    Code,
    /// A link. AWS: `CONFIRM_WITH_LINK`.
    Link,
}

/// The e-mail of the second factor.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct MfaEmail {
    /// The subject. AWS: `EmailAuthenticationSubject`.
    pub subject: Option<Text>,
    /// The text, with `{####}`. AWS: `EmailAuthenticationMessage`.
    pub message: Option<Text>,
}

/// How e-mail is sent.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum Email {
    /// By Cognito, at most 50 a day. AWS: `COGNITO_DEFAULT`.
    Cognito(CognitoEmail),
    /// By one's own Amazon SES identity. AWS: `DEVELOPER`.
    Ses(SesEmail),
}

/// E-mail sent by Cognito.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct CognitoEmail {
    /// Where answers go. AWS: `ReplyToEmailAddress`.
    pub reply_to: Option<Text>,
}

/// E-mail sent by one's own SES identity.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct SesEmail {
    /// The ARN of the verified identity. AWS: `SourceArn`.
    pub identity: Text,
    /// The sender, as an address or `Name <address>`. AWS: `From`.
    #[serde(default)]
    pub from: Option<Text>,
    /// Where answers go. AWS: `ReplyToEmailAddress`.
    #[serde(default)]
    pub reply_to: Option<Text>,
    /// The SES configuration set. AWS: `ConfigurationSet`.
    #[serde(default)]
    pub configuration_set: Option<Text>,
}

/// How text messages are sent: by Amazon SNS, through a role that is made here or that exists.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Sms {
    /// The ARN of a role that exists and that Cognito may assume to send. Default: a role is made. AWS: `SnsCallerArn`.
    pub role: Option<Text>,
    /// What Cognito shows the role to prove who it is. Default: the name of the spec. AWS: `ExternalId`.
    pub external_id: Option<Text>,
    /// The region that sends. Default: that of the pool. AWS: `SnsRegion`.
    pub region: Option<Text>,
}

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
    /// Before tokens are made; the function may change the id token. AWS: `PreTokenGeneration`.
    pub pre_token_generation: Option<String>,
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
}

impl Triggers {
    /// The triggers that are set: the key, AWS's name for it, and the name of the function.
    pub fn set(&self) -> impl Iterator<Item = (&'static str, &'static str, &str)> {
        [
            ("pre_sign_up", "PreSignUp", &self.pre_sign_up),
            ("post_confirmation", "PostConfirmation", &self.post_confirmation),
            ("pre_authentication", "PreAuthentication", &self.pre_authentication),
            ("post_authentication", "PostAuthentication", &self.post_authentication),
            ("pre_token_generation", "PreTokenGeneration", &self.pre_token_generation),
            ("custom_message", "CustomMessage", &self.custom_message),
            ("user_migration", "UserMigration", &self.user_migration),
            ("define_auth_challenge", "DefineAuthChallenge", &self.define_auth_challenge),
            ("create_auth_challenge", "CreateAuthChallenge", &self.create_auth_challenge),
            ("verify_auth_challenge", "VerifyAuthChallengeResponse", &self.verify_auth_challenge),
        ]
        .into_iter()
        .filter_map(|(key, aws, function)| Some((key, aws, function.as_deref()?)))
    }
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
}
