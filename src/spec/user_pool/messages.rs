//! What users are told, and by which way.

use serde::Deserialize;

use crate::spec::Text;

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
