//! Every length, class of characters and range of numbers that more than a sentence of prose says.
//!
//! The source of a shape with properties is the API model behind them: `schema/api-models.json` has the name of the model's
//! shape, and the test below compares each with it, so that a refresh that moves a limit fails here by name.

use super::shape::{Bounds, Shape, any, is_on_the_line, is_word, is_written};
use super::words::{is_blank, is_friendly, is_inked, is_scope};

macro_rules! table {
    ($kind:ident $field:ident $list:ident: $($(#[$doc:meta])* $name:ident = [$($of:literal),* $(,)?] $limit:expr $(, $class:expr)?;)+) => {
        $($(#[$doc])* pub(crate) static $name: $kind = $kind { of: &[$($of),*], $field: $limit $(, class: $class)? };)+

        #[cfg(test)]
        static $list: &[(&str, &$kind)] = &[$((stringify!($name), &$name)),+];
    };
}

table! { Shape length SHAPES:
    /// The name of a pool.
    POOL_NAME = ["AWS::Cognito::UserPool UserPoolName"] 1..=128, is_friendly;
    /// The name of a client.
    CLIENT_NAME = ["AWS::Cognito::UserPoolClient ClientName"] 1..=128, is_friendly;
    /// A callback or sign-out URL.
    REDIRECT = [
        "AWS::Cognito::UserPoolClient CallbackURLs[]",
        "AWS::Cognito::UserPoolClient LogoutURLs[]",
        "AWS::Cognito::UserPoolClient DefaultRedirectURI",
    ] 1..=1024, is_inked;
    /// A scope as a token carries it.
    SCOPE = ["AWS::Cognito::UserPoolClient AllowedOAuthScopes[]"] 1..=256, is_scope;
    /// The identifier of a resource server.
    SERVER_IDENTIFIER = ["AWS::Cognito::UserPoolResourceServer Identifier"] 1..=256, is_scope;
    /// The name of a resource server.
    SERVER_NAME = ["AWS::Cognito::UserPoolResourceServer Name"] 1..=256, is_friendly;
    /// The name of a scope.
    SCOPE_NAME = ["AWS::Cognito::UserPoolResourceServer Scopes[].ScopeName"] 1..=256, |c| is_scope(c) && c != '/';
    /// The description of a scope.
    SCOPE_DESCRIPTION = ["AWS::Cognito::UserPoolResourceServer Scopes[].ScopeDescription"] 1..=256, any;
    /// The name of a group.
    GROUP_NAME = ["AWS::Cognito::UserPoolGroup GroupName", "AWS::Cognito::UserPoolUserToGroupAttachment GroupName"] 1..=128, is_inked;
    /// The description of a group.
    GROUP_DESCRIPTION = ["AWS::Cognito::UserPoolGroup Description"] 0..=2048, any;
    /// The name of a user.
    USER_NAME = ["AWS::Cognito::UserPoolUser Username", "AWS::Cognito::UserPoolUserToGroupAttachment Username"] 1..=128, is_inked;
    /// The value of a user's attribute.
    USER_ATTRIBUTE = ["AWS::Cognito::UserPoolUser UserAttributes[].Value"] 0..=2048, any;
    /// The name of a custom attribute, without `custom:`.
    ATTRIBUTE_NAME = ["AWS::Cognito::UserPool Schema[].Name"] 1..=20, is_inked;
    /// The prefix of a login domain. The hyphens at its ends are no matter of characters.
    DOMAIN_PREFIX = ["AWS::Cognito::UserPoolDomain Domain"] 1..=63, |c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    /// The name of a configuration set of SES.
    CONFIGURATION_SET = ["AWS::Cognito::UserPool EmailConfiguration.ConfigurationSet"] 1..=64, is_word;
    /// What a provider is told, which is the whole metadata of one of SAML.
    PROVIDER_DETAIL = ["AWS::Cognito::UserPoolIdentityProvider ProviderDetails.*"] 0..=131_072, any;
    /// Another name by which a provider is found.
    PROVIDER_IDENTIFIER = ["AWS::Cognito::UserPoolIdentityProvider IdpIdentifiers[]"] 1..=40,
        |c| is_friendly(c) && c != ',';
    /// The subject of an e-mail.
    SUBJECT = [
        "AWS::Cognito::UserPool AdminCreateUserConfig.InviteMessageTemplate.EmailSubject",
        "AWS::Cognito::UserPool VerificationMessageTemplate.EmailSubject",
        "AWS::Cognito::UserPool VerificationMessageTemplate.EmailSubjectByLink",
    ] 1..=140, is_written;
    /// The text of an e-mail. The model's least is 6, which is what the placeholder has that another rule asks for.
    EMAIL = [
        "AWS::Cognito::UserPool AdminCreateUserConfig.InviteMessageTemplate.EmailMessage",
        "AWS::Cognito::UserPool EmailAuthenticationMessage",
        "AWS::Cognito::UserPool VerificationMessageTemplate.EmailMessage",
        "AWS::Cognito::UserPool VerificationMessageTemplate.EmailMessageByLink",
    ] 1..=20_000, is_written;
    /// A text message with a code in it; of the least as above.
    SMS_CODE = [
        "AWS::Cognito::UserPool SmsAuthenticationMessage",
        "AWS::Cognito::UserPool VerificationMessageTemplate.SmsMessage",
    ] 1..=140, is_on_the_line;
    /// A text message that invites; the same.
    SMS_INVITATION = ["AWS::Cognito::UserPool AdminCreateUserConfig.InviteMessageTemplate.SMSMessage"] 1..=140, any;
    /// An ARN that Cognito takes. What it is the ARN of, rules know.
    COGNITO_ARN = [
        "AWS::Cognito::UserPool EmailConfiguration.SourceArn",
        "AWS::Cognito::UserPool LambdaConfig.KMSKeyID",
        "AWS::Cognito::UserPool SmsConfiguration.SnsCallerArn",
        "AWS::Cognito::UserPoolDomain CustomDomainConfig.CertificateArn",
        "AWS::Cognito::UserPoolGroup RoleArn",
    ] 20..=2048, is_inked;
    /// The id of a pool.
    POOL_ID = ["AWS::Cognito::UserPoolClient UserPoolId"] 1..=55, is_word;
    /// The ARN or name of a function that an API or a pool may call.
    FUNCTION_ARN = ["AWS::Lambda::Permission FunctionName"] 1..=256, is_inked;
    /// The description of a function.
    FUNCTION_DESCRIPTION = ["AWS::Lambda::Function Description"] 0..=256, any;
    /// The handler of a function.
    HANDLER = ["AWS::Lambda::Function Handler"] 0..=128, |c| !is_blank(c);
    /// A bucket. The dot at its end is no matter of characters.
    BUCKET = ["AWS::Lambda::Function Code.S3Bucket"] 3..=63, |c| is_word(c) || c == '.';
    /// An object in a bucket, or its version.
    OBJECT = ["AWS::Lambda::Function Code.S3Key", "AWS::Lambda::Function Code.S3ObjectVersion"] 1..=1024, any;
    /// The id of a hosted zone.
    HOSTED_ZONE = ["AWS::Route53::RecordSet HostedZoneId"] 0..=32, any;
    /// The key of a tag. IAM's characters are the fewest.
    TAG_KEY = ["AWS::IAM::Role Tags[].Key", "AWS::Logs::LogGroup Tags[].Key"] 1..=128, is_tag;
    /// The value of a tag.
    TAG_VALUE = ["AWS::IAM::Role Tags[].Value", "AWS::Logs::LogGroup Tags[].Value"] 0..=256, is_tag;
    /// What a trust policy asks for as `sts:ExternalId`. Source: AWS Security Token Service API, shape externalIdType,
    /// `[\w+=,.@:\/-]*`.
    EXTERNAL_ID = [] 2..=1224, |c| is_word(c) || "+=,.@:/".contains(c);
    /// A domain name. Source: Amazon Cognito developer guide, "Using your own domain for managed login"; RFC 1035 section 2.3.1 and
    /// 2.3.4: a name has 255 octets with the length of each label and that of the root.
    DOMAIN_NAME = [] 1..=253, |c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
    /// A service as part of its host name. Source: Amazon API Gateway REST API, PutIntegration, uri: `{subdomain.service|service}`; RFC 1035
    /// section 2.3.4: a label has at most 63 octets.
    AWS_SERVICE = [] 1..=63, |c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
    /// An IPv4 address, of which rules know more. Source: RFC 791 section 2.3, four octets.
    IPV4 = [] 7..=15, |c| c.is_ascii_digit() || c == '.';
    /// A region for text messages. The model gives the length; the characters are those of all regions in `schema/regions.txt`.
    SMS_REGION = ["AWS::Cognito::UserPool SmsConfiguration.SnsRegion"] 5..=32,
        |c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    /// A scope that is asked of a provider. Source: RFC 6749 section 3.3, `scope-token`; they are written in one text with commas.
    PROVIDER_SCOPE = [] 1..=256, |c| is_scope(c) && c != ',';
    /// The name of a secret, or its ARN, which has colons. Source: AWS Secrets Manager API, CreateSecret, Name: "letters, numbers, and
    /// the following characters: /_+=.@-"; GetSecretValue, SecretIdType, at most 2048.
    SECRET_NAME = [] 1..=2048, |c| c.is_ascii_alphanumeric() || "/_+=.@-:".contains(c);
    /// A key in a secret. Left out is what ends a part of a dynamic reference, or begins something else.
    SECRET_KEY = [] 1..=256, |c| !c.is_control() && !matches!(c, ':' | '{' | '}' | '$');
    /// The name of a parameter of Systems Manager. Source: AWS CloudFormation user guide, "Get a plaintext value from Systems Manager
    /// Parameter Store": `[a-zA-Z0-9_.-/]+`.
    SSM_NAME = [] 1..=2048, |c| c.is_ascii_alphanumeric() || "_.-/".contains(c);
    /// The subject of an e-mail with a code. Source: `AWS::Cognito::UserPool` in `schema/cloudformation/`; the model gives no length.
    CODE_SUBJECT = [] 1..=140, is_written;
    /// The base path of a domain. Source: Amazon API Gateway developer guide, "Use API mappings to connect API stages to a custom
    /// domain name for REST APIs", restrictions.
    BASE_PATH = [] 1..=300, |c| c.is_ascii_alphanumeric() || "$-_.+!*'()/".contains(c);
}

table! { Bounds range BOUNDS:
    /// The least that a password may be asked to have.
    PASSWORD_LENGTH = ["AWS::Cognito::UserPool Policies.PasswordPolicy.MinimumLength"] 6..=99;
    /// How many passwords are remembered.
    PASSWORD_HISTORY = ["AWS::Cognito::UserPool Policies.PasswordPolicy.PasswordHistorySize"] 0..=24;
    /// Days for which the password of an invitation is good. The model has 0 as well: "If you submit a value of 0, Amazon Cognito
    /// treats it as a null value" (PasswordPolicyType, TemporaryPasswordValidityDays).
    INVITATION_DAYS = ["AWS::Cognito::UserPool Policies.PasswordPolicy.TemporaryPasswordValidityDays"] 1..=365;
    /// The precedence of a group. The model has the least alone; CreateGroup, Precedence: "The maximum Precedence value is 2^31-1".
    PRECEDENCE = ["AWS::Cognito::UserPoolGroup Precedence"] 0..=2_147_483_647;
    /// Minutes of a sign-in.
    AUTH_SESSION = ["AWS::Cognito::UserPoolClient AuthSessionValidity"] 3..=15;
    /// Seconds for which a replaced refresh token works.
    ROTATION_GRACE = ["AWS::Cognito::UserPoolClient RefreshTokenRotation.RetryGracePeriodSeconds"] 0..=60;
    /// Seconds for which a browser remembers a preflight.
    HTTP_CORS_AGE = ["AWS::ApiGatewayV2::Api CorsConfiguration.MaxAge"] 0..=86_400;
    /// Milliseconds of an integration of an HTTP API.
    HTTP_TIMEOUT = ["AWS::ApiGatewayV2::Integration TimeoutInMillis"] 50..=30_000;
}

macro_rules! sizes {
    ($($(#[$doc:meta])* $name:ident = [$($of:literal),+ $(,)?] $most:literal;)+) => {
        $($(#[$doc])* pub(crate) const $name: usize = $most;)+

        #[cfg(test)]
        static SIZES: &[(&str, &[&str], usize)] = &[$((stringify!($name), &[$($of),+], $name)),+];
    };
}

sizes! {
    /// The scopes of a client.
    MOST_SCOPES_OF_CLIENT = ["AWS::Cognito::UserPoolClient AllowedOAuthScopes"] 50;
    /// The URLs in either list of a client.
    MOST_REDIRECTS = ["AWS::Cognito::UserPoolClient CallbackURLs", "AWS::Cognito::UserPoolClient LogoutURLs"] 100;
    /// The scopes of a resource server.
    MOST_SCOPES_OF_SERVER = ["AWS::Cognito::UserPoolResourceServer Scopes"] 100;
    /// The custom attributes of a pool.
    MOST_ATTRIBUTES = ["AWS::Cognito::UserPool Schema"] 50;
    /// Other names of a provider.
    MOST_IDENTIFIERS = ["AWS::Cognito::UserPoolIdentityProvider IdpIdentifiers"] 50;
    /// The pictures of a style.
    MOST_PICTURES = ["AWS::Cognito::ManagedLoginBranding Assets"] 40;
    /// The bytes of a picture.
    MOST_PICTURE_BYTES = ["AWS::Cognito::ManagedLoginBranding Assets[].Bytes"] 1_000_000;
    /// The subnets of a function.
    MOST_SUBNETS = ["AWS::Lambda::Function VpcConfig.SubnetIds"] 16;
    /// The security groups of a function.
    MOST_SECURITY_GROUPS = ["AWS::Lambda::Function VpcConfig.SecurityGroupIds"] 5;
    /// The tags of a resource.
    MOST_TAGS = ["AWS::IAM::Role Tags", "AWS::Logs::LogGroup Tags"] 50;
}

/// `[\p{L}\p{Z}\p{N}_.:/=+\-@]`, of the blanks the plain one alone.
fn is_tag(c: char) -> bool {
    c.is_alphanumeric() || c == ' ' || "_.:/=+-@".contains(c)
}

#[cfg(test)]
mod java;
#[cfg(test)]
mod tests;
