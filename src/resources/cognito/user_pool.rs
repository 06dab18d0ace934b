//! The user pool.

use crate::graph::{Expr, Value};
use crate::resources::tags::Tags;
use crate::resources::{Attr, Cfn, Kind, Names, Resource, Row, Rows, by_get_att, by_ref, cfn_only, list, names, objects, row, tf_only};
use crate::spec::user_pool as spec;

/// A user pool.
#[derive(Debug)]
pub struct UserPool {
    /// The name people see.
    pub name: Expr,
    /// Whether AWS refuses to delete it.
    pub deletion_protection: bool,
    /// `LITE`, `ESSENTIALS` or `PLUS`.
    pub tier: &'static str,
    /// What users sign in with instead of a user name.
    pub username_attributes: Vec<&'static str>,
    /// What may stand in for a user name.
    pub alias_attributes: Vec<&'static str>,
    /// Whether user names are case sensitive.
    pub case_sensitive: bool,
    /// Whether only an administrator creates users.
    pub admin_creates_users: bool,
    /// What a password must be like.
    pub password: spec::Password,
    /// `OFF`, `OPTIONAL` or `ON`.
    pub mfa: &'static str,
    /// The second factors on offer.
    pub factors: Vec<spec::MfaFactor>,
    /// The e-mail of the second factor: subject and text.
    pub mfa_email: (Option<Expr>, Option<Expr>),
    /// The text message of the second factor.
    pub mfa_sms: Option<Expr>,
    /// What Cognito verifies.
    pub verified: Vec<&'static str>,
    /// The attributes.
    pub attributes: Vec<Attribute>,
    /// The ways back in, the preferred one first.
    pub recovery: Vec<&'static str>,
    /// The invitation.
    pub invitation: Invitation,
    /// The message that verifies an address.
    pub verification: Option<Verification>,
    /// How e-mail is sent.
    pub email: Option<EmailSender>,
    /// How text messages are sent.
    pub sms: Option<SmsSender>,
    /// The ARN of the function of each trigger, by AWS's name of the trigger.
    pub triggers: Vec<(&'static str, Expr)>,
    /// What the function before tokens is told.
    pub token_version: &'static str,
    /// The key of the functions that send messages.
    pub kms_key: Option<Expr>,
    /// Its tags.
    pub tags: Tags,
}

/// The invitation.
#[derive(Debug, Default)]
pub struct Invitation {
    /// The subject of the e-mail.
    pub email_subject: Option<Expr>,
    /// The e-mail.
    pub email: Option<Expr>,
    /// The text message.
    pub sms: Option<Expr>,
}

/// The message that verifies an address.
#[derive(Debug)]
pub struct Verification {
    /// Whether the user follows a link.
    pub by_link: bool,
    /// The subject of the e-mail.
    pub email_subject: Option<Expr>,
    /// The e-mail.
    pub email: Option<Expr>,
    /// The text message.
    pub sms: Option<Expr>,
}

/// How e-mail is sent.
#[derive(Debug)]
pub struct EmailSender {
    /// `COGNITO_DEFAULT` or `DEVELOPER`.
    pub account: &'static str,
    /// The ARN of the SES identity.
    pub identity: Option<Expr>,
    /// The sender.
    pub from: Option<Expr>,
    /// Where answers go.
    pub reply_to: Option<Expr>,
    /// The SES configuration set.
    pub configuration_set: Option<Expr>,
}

/// How text messages are sent.
#[derive(Debug)]
pub struct SmsSender {
    /// The ARN of the role.
    pub role: Expr,
    /// What Cognito shows the role.
    pub external_id: Expr,
    /// The region that sends.
    pub region: Option<Expr>,
}

/// An attribute of the users.
#[derive(Debug)]
pub struct Attribute {
    /// Its name.
    pub name: String,
    /// Whether a user must have it from the start.
    pub required: bool,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Its type and limits.
    pub constraints: Constraints,
}

/// The type of an attribute and its limits. Cognito takes the limits as text.
#[derive(Debug, Clone, Copy)]
pub enum Constraints {
    /// Text of a length.
    String(u32, u32),
    /// A number of a size.
    Number(Option<i64>, Option<i64>),
    /// True or false.
    Boolean,
    /// A time.
    DateTime,
}

fn number(value: impl ToString) -> Value {
    Expr::text(value.to_string()).into()
}

impl Rows for Attribute {
    const ROWS: &'static [Row<Self>] = &[
        row("Name", "name", |attribute| (&attribute.name).into()),
        row("AttributeDataType", "attribute_data_type", |attribute| {
            Value::from(match attribute.constraints {
                Constraints::String(..) => "String",
                Constraints::Number(..) => "Number",
                Constraints::Boolean => "Boolean",
                Constraints::DateTime => "DateTime",
            })
        }),
        row("Required", "required", |attribute| attribute.required.into()),
        row("Mutable", "mutable", |attribute| attribute.mutable.into()),
        // Written in full: Terraform compares with what Cognito fills in, and wants to replace the pool where they differ
        // (hashicorp/terraform-provider-aws#21654).
        row("StringAttributeConstraints.MinLength", "string_attribute_constraints.min_length", |attribute| match attribute.constraints {
            Constraints::String(min, _) => number(min),
            _ => Value::Absent,
        }),
        row("StringAttributeConstraints.MaxLength", "string_attribute_constraints.max_length", |attribute| match attribute.constraints {
            Constraints::String(_, max) => number(max),
            _ => Value::Absent,
        }),
        row("NumberAttributeConstraints.MinValue", "number_attribute_constraints.min_value", |attribute| match attribute.constraints {
            Constraints::Number(Some(min), _) => number(min),
            _ => Value::Absent,
        }),
        row("NumberAttributeConstraints.MaxValue", "number_attribute_constraints.max_value", |attribute| match attribute.constraints {
            Constraints::Number(_, Some(max)) => number(max),
            _ => Value::Absent,
        }),
    ];
}

struct Mechanism {
    name: &'static str,
    priority: i64,
}

impl Rows for Mechanism {
    const ROWS: &'static [Row<Self>] =
        &[row("Name", "name", |mechanism| mechanism.name.into()), row("Priority", "priority", |mechanism| mechanism.priority.into())];
}

fn mechanism_names() -> Vec<Names> {
    names::<Mechanism>()
}

fn mechanisms(pool: &UserPool) -> Value {
    let items: Vec<_> = (1..).zip(&pool.recovery).map(|(priority, name)| Mechanism { name, priority }).collect();
    objects(&items)
}

fn requires(pool: &UserPool, class: spec::CharacterClass) -> Value {
    pool.password.require.contains(&class).into()
}

fn verification(pool: &UserPool, by_link: bool, part: fn(&Verification) -> &Option<Expr>) -> Value {
    pool.verification
        .as_ref()
        .filter(|verification| verification.by_link == by_link)
        .map_or(Value::Absent, |verification| part(verification).into())
}

fn email(pool: &UserPool, part: fn(&EmailSender) -> &Option<Expr>) -> Value {
    pool.email.as_ref().map_or(Value::Absent, |email| part(email).into())
}

fn trigger(pool: &UserPool, name: &str) -> Value {
    pool.triggers.iter().find(|(trigger, _)| *trigger == name).map(|(_, function)| function).into()
}

/// Source: Amazon Cognito user pools API, CustomSMSLambdaVersionConfigType: "You must use a LambdaVersion of V1_0".
const SENDER_VERSION: &str = "V1_0";

fn version(pool: &UserPool, name: &str, version: &'static str) -> Value {
    pool.triggers.iter().any(|(trigger, _)| *trigger == name).then_some(version).into()
}

const BLOCK_PER_FACTOR: &str = "Terraform has a block for each factor";
const LIST_OF_FACTORS: &str = "CloudFormation has one list of factors";

impl Rows for UserPool {
    const ROWS: &'static [Row<Self>] = &[
        row("UserPoolName", "name", |pool| (&pool.name).into()),
        row("DeletionProtection", "deletion_protection", |pool| if pool.deletion_protection { "ACTIVE" } else { "INACTIVE" }.into()),
        row("UserPoolTier", "user_pool_tier", |pool| pool.tier.into()),
        row("UsernameAttributes", "username_attributes", |pool| pool.username_attributes.clone().into()),
        row("AliasAttributes", "alias_attributes", |pool| pool.alias_attributes.clone().into()),
        row("UsernameConfiguration.CaseSensitive", "username_configuration.case_sensitive", |pool| pool.case_sensitive.into()),
        row("AdminCreateUserConfig.AllowAdminCreateUserOnly", "admin_create_user_config.allow_admin_create_user_only", |pool| {
            pool.admin_creates_users.into()
        }),
        row(
            "AdminCreateUserConfig.InviteMessageTemplate.EmailSubject",
            "admin_create_user_config.invite_message_template.email_subject",
            |pool| (&pool.invitation.email_subject).into(),
        ),
        row(
            "AdminCreateUserConfig.InviteMessageTemplate.EmailMessage",
            "admin_create_user_config.invite_message_template.email_message",
            |pool| (&pool.invitation.email).into(),
        ),
        row(
            "AdminCreateUserConfig.InviteMessageTemplate.SMSMessage",
            "admin_create_user_config.invite_message_template.sms_message",
            |pool| (&pool.invitation.sms).into(),
        ),
        row("Policies.PasswordPolicy.MinimumLength", "password_policy.minimum_length", |pool| pool.password.minimum_length.into()),
        row("Policies.PasswordPolicy.RequireLowercase", "password_policy.require_lowercase", |pool| {
            requires(pool, spec::CharacterClass::Lowercase)
        }),
        row("Policies.PasswordPolicy.RequireUppercase", "password_policy.require_uppercase", |pool| {
            requires(pool, spec::CharacterClass::Uppercase)
        }),
        row("Policies.PasswordPolicy.RequireNumbers", "password_policy.require_numbers", |pool| {
            requires(pool, spec::CharacterClass::Numbers)
        }),
        row("Policies.PasswordPolicy.RequireSymbols", "password_policy.require_symbols", |pool| {
            requires(pool, spec::CharacterClass::Symbols)
        }),
        row("Policies.PasswordPolicy.TemporaryPasswordValidityDays", "password_policy.temporary_password_validity_days", |pool| {
            Value::Int(i64::try_from(pool.password.temporary_validity.seconds() / 86_400).unwrap_or(i64::MAX))
        }),
        row("Policies.PasswordPolicy.PasswordHistorySize", "password_policy.password_history_size", |pool| {
            (pool.password.history > 0).then_some(pool.password.history).into()
        }),
        row("MfaConfiguration", "mfa_configuration", |pool| pool.mfa.into()),
        cfn_only("EnabledMfas", BLOCK_PER_FACTOR, |pool| {
            let names = pool.factors.iter().map(|factor| match factor {
                spec::MfaFactor::Totp => "SOFTWARE_TOKEN_MFA",
                spec::MfaFactor::Sms => "SMS_MFA",
                spec::MfaFactor::Email => "EMAIL_OTP",
            });
            names.collect::<Vec<_>>().into()
        }),
        tf_only("software_token_mfa_configuration.enabled", LIST_OF_FACTORS, |pool| {
            pool.factors.contains(&spec::MfaFactor::Totp).then_some(true).into()
        }),
        tf_only("email_mfa_configuration", LIST_OF_FACTORS, |pool| {
            // A factor is on where its block is; one with a message has a block already.
            let bare = pool.factors.contains(&spec::MfaFactor::Email) && pool.mfa_email == (None, None);
            if bare { Value::Objects(vec![Vec::new()]) } else { Value::Absent }
        }),
        row("EmailAuthenticationSubject", "email_mfa_configuration.subject", |pool| (&pool.mfa_email.0).into()),
        row("EmailAuthenticationMessage", "email_mfa_configuration.message", |pool| (&pool.mfa_email.1).into()),
        row("SmsAuthenticationMessage", "sms_authentication_message", |pool| (&pool.mfa_sms).into()),
        row("AutoVerifiedAttributes", "auto_verified_attributes", |pool| pool.verified.clone().into()),
        row(
            "UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate",
            "user_attribute_update_settings.attributes_require_verification_before_update",
            |pool| pool.verified.clone().into(),
        ),
        row("VerificationMessageTemplate.DefaultEmailOption", "verification_message_template.default_email_option", |pool| {
            let option = |verification: &Verification| if verification.by_link { "CONFIRM_WITH_LINK" } else { "CONFIRM_WITH_CODE" };
            pool.verification.as_ref().map(option).into()
        }),
        row("VerificationMessageTemplate.EmailSubject", "verification_message_template.email_subject", |pool| {
            verification(pool, false, |verification| &verification.email_subject)
        }),
        row("VerificationMessageTemplate.EmailMessage", "verification_message_template.email_message", |pool| {
            verification(pool, false, |verification| &verification.email)
        }),
        row("VerificationMessageTemplate.EmailSubjectByLink", "verification_message_template.email_subject_by_link", |pool| {
            verification(pool, true, |verification| &verification.email_subject)
        }),
        row("VerificationMessageTemplate.EmailMessageByLink", "verification_message_template.email_message_by_link", |pool| {
            verification(pool, true, |verification| &verification.email)
        }),
        row("VerificationMessageTemplate.SmsMessage", "verification_message_template.sms_message", |pool| {
            pool.verification.as_ref().map_or(Value::Absent, |verification| (&verification.sms).into())
        }),
        list("Schema", "schema", names::<Attribute>, |pool| objects(&pool.attributes)),
        list("AccountRecoverySetting.RecoveryMechanisms", "account_recovery_setting.recovery_mechanism", mechanism_names, mechanisms),
        row("EmailConfiguration.EmailSendingAccount", "email_configuration.email_sending_account", |pool| {
            pool.email.as_ref().map(|email| email.account).into()
        }),
        row("EmailConfiguration.SourceArn", "email_configuration.source_arn", |pool| email(pool, |email| &email.identity)),
        row("EmailConfiguration.From", "email_configuration.from_email_address", |pool| email(pool, |email| &email.from)),
        row("EmailConfiguration.ReplyToEmailAddress", "email_configuration.reply_to_email_address", |pool| {
            email(pool, |email| &email.reply_to)
        }),
        row("EmailConfiguration.ConfigurationSet", "email_configuration.configuration_set", |pool| {
            email(pool, |email| &email.configuration_set)
        }),
        row("SmsConfiguration.SnsCallerArn", "sms_configuration.sns_caller_arn", |pool| pool.sms.as_ref().map(|sms| &sms.role).into()),
        row("SmsConfiguration.ExternalId", "sms_configuration.external_id", |pool| pool.sms.as_ref().map(|sms| &sms.external_id).into()),
        row("SmsConfiguration.SnsRegion", "sms_configuration.sns_region", |pool| {
            pool.sms.as_ref().map_or(Value::Absent, |sms| (&sms.region).into())
        }),
        row("LambdaConfig.PreSignUp", "lambda_config.pre_sign_up", |pool| trigger(pool, "PreSignUp")),
        row("LambdaConfig.PostConfirmation", "lambda_config.post_confirmation", |pool| trigger(pool, "PostConfirmation")),
        row("LambdaConfig.PreAuthentication", "lambda_config.pre_authentication", |pool| trigger(pool, "PreAuthentication")),
        row("LambdaConfig.PostAuthentication", "lambda_config.post_authentication", |pool| trigger(pool, "PostAuthentication")),
        row("LambdaConfig.PreTokenGeneration", "lambda_config.pre_token_generation", |pool| trigger(pool, "PreTokenGeneration")),
        row("LambdaConfig.CustomMessage", "lambda_config.custom_message", |pool| trigger(pool, "CustomMessage")),
        row("LambdaConfig.UserMigration", "lambda_config.user_migration", |pool| trigger(pool, "UserMigration")),
        row("LambdaConfig.DefineAuthChallenge", "lambda_config.define_auth_challenge", |pool| trigger(pool, "DefineAuthChallenge")),
        row("LambdaConfig.CreateAuthChallenge", "lambda_config.create_auth_challenge", |pool| trigger(pool, "CreateAuthChallenge")),
        row("LambdaConfig.VerifyAuthChallengeResponse", "lambda_config.verify_auth_challenge_response", |pool| {
            trigger(pool, "VerifyAuthChallengeResponse")
        }),
        row("LambdaConfig.PreTokenGenerationConfig.LambdaArn", "lambda_config.pre_token_generation_config.lambda_arn", |pool| {
            trigger(pool, "PreTokenGenerationConfig")
        }),
        row("LambdaConfig.PreTokenGenerationConfig.LambdaVersion", "lambda_config.pre_token_generation_config.lambda_version", |pool| {
            version(pool, "PreTokenGenerationConfig", pool.token_version)
        }),
        row("LambdaConfig.CustomSMSSender.LambdaArn", "lambda_config.custom_sms_sender.lambda_arn", |pool| {
            trigger(pool, "CustomSMSSender")
        }),
        row("LambdaConfig.CustomSMSSender.LambdaVersion", "lambda_config.custom_sms_sender.lambda_version", |pool| {
            version(pool, "CustomSMSSender", SENDER_VERSION)
        }),
        row("LambdaConfig.CustomEmailSender.LambdaArn", "lambda_config.custom_email_sender.lambda_arn", |pool| {
            trigger(pool, "CustomEmailSender")
        }),
        row("LambdaConfig.CustomEmailSender.LambdaVersion", "lambda_config.custom_email_sender.lambda_version", |pool| {
            version(pool, "CustomEmailSender", SENDER_VERSION)
        }),
        row("LambdaConfig.KMSKeyID", "lambda_config.kms_key_id", |pool| (&pool.kms_key).into()),
        // A plain map in both targets, unlike the tags of everybody else.
        row("UserPoolTags", "tags", |pool| (&pool.tags).into()),
    ];
}

impl Resource for UserPool {
    const KIND: Kind = Kind {
        cfn: Cfn::Resource("AWS::Cognito::UserPool"),
        tf: "aws_cognito_user_pool",
        attributes: &[
            by_ref(Attr::Id, "id"),
            by_get_att(Attr::Arn, "Arn", "arn"),
            // Without `https://`, in both.
            by_get_att(Attr::ProviderName, "ProviderName", "endpoint"),
        ],
    };
}
