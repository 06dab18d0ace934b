//! The user pool: how users sign in and get back in, passwords, second factors, attributes, messages, groups, users, domain.
//!
//! Names of groups and functions that lead nowhere are the business of another area.

use super::{Area, Context};
use crate::path::Path;
use crate::spec::user_pool::{Alias, Channel, MfaFactor, MfaMode, Recovery, SignIn, UserPool, VerifyBy};
use crate::spec::{Text, user_pool as spec};

mod admin_only_recovery_with_others;
mod attribute_limits_reversed;
mod attribute_too_long;
mod attribute_without_one_type;
mod custom_attribute_with_standard_name;
mod email_factor_on_lite;
mod email_factor_without_ses;
mod factors_without_mfa;
mod group_description_length;
mod groups_share_precedence;
mod invitation_without_address;
mod length_limit_on_number;
mod link_without_domain;
mod malformed_attribute_name;
mod malformed_configuration_set;
mod malformed_domain_prefix;
mod malformed_email_address;
mod malformed_group_name;
mod malformed_pool_name;
mod malformed_role_arn;
mod malformed_ses_identity;
mod malformed_user_attribute;
mod malformed_user_name;
mod message_length;
mod message_without_placeholder;
mod mfa_without_factors;
mod password_history_on_lite;
mod password_history_out_of_range;
mod password_length_out_of_range;
mod precedence_out_of_range;
mod recovery_by_second_factor;
mod recovery_by_unverified_channel;
mod repeated_pool_entry;
mod repeated_recovery;
mod reserved_domain_prefix;
mod sign_in_without_attributes;
mod sms_not_configured;
mod sms_with_other_factors;
mod temporary_validity_out_of_range;
mod too_many_custom_attributes;
mod unknown_user_attribute;
mod user_address_differs;
mod user_name_like_an_alias;
mod user_name_not_an_address;
mod users_differ_in_case;
mod verified_without_address;

/// The area.
pub static AREA: Area = Area {
    letters: "UP",
    title: "user pools",
    rules: &[
        &malformed_pool_name::RULE,
        &sign_in_without_attributes::RULE,
        &repeated_pool_entry::RULE,
        &repeated_recovery::RULE,
        &admin_only_recovery_with_others::RULE,
        &recovery_by_unverified_channel::RULE,
        &recovery_by_second_factor::RULE,
        &mfa_without_factors::RULE,
        &factors_without_mfa::RULE,
        &sms_not_configured::RULE,
        &sms_with_other_factors::RULE,
        &email_factor_without_ses::RULE,
        &email_factor_on_lite::RULE,
        &password_length_out_of_range::RULE,
        &password_history_out_of_range::RULE,
        &password_history_on_lite::RULE,
        &temporary_validity_out_of_range::RULE,
        &attribute_without_one_type::RULE,
        &malformed_attribute_name::RULE,
        &custom_attribute_with_standard_name::RULE,
        &attribute_limits_reversed::RULE,
        &attribute_too_long::RULE,
        &length_limit_on_number::RULE,
        &too_many_custom_attributes::RULE,
        &message_without_placeholder::RULE,
        &message_length::RULE,
        &link_without_domain::RULE,
        &malformed_group_name::RULE,
        &group_description_length::RULE,
        &groups_share_precedence::RULE,
        &precedence_out_of_range::RULE,
        &malformed_role_arn::RULE,
        &malformed_user_name::RULE,
        &user_name_not_an_address::RULE,
        &user_name_like_an_alias::RULE,
        &users_differ_in_case::RULE,
        &unknown_user_attribute::RULE,
        &malformed_user_attribute::RULE,
        &verified_without_address::RULE,
        &invitation_without_address::RULE,
        &user_address_differs::RULE,
        &malformed_domain_prefix::RULE,
        &reserved_domain_prefix::RULE,
        &malformed_ses_identity::RULE,
        &malformed_email_address::RULE,
        &malformed_configuration_set::RULE,
    ],
};

/// The user pool, if the spec has one.
fn pool<'a>(context: &Context<'a>) -> Option<&'a UserPool> {
    context.spec.user_pool.as_ref()
}

/// The path of the user pool.
fn at() -> Path {
    Path::root().key("user_pool")
}

/// The path of a user.
fn user_at(name: &str) -> Path {
    at().key("users").key(name)
}

/// Where a factor stands among the second factors, if any are asked for at all.
fn factor(pool: &UserPool, factor: MfaFactor) -> Option<usize> {
    let position = || pool.mfa.factors.iter().position(|other| *other == factor);
    if pool.mfa.mode == MfaMode::Off { None } else { position() }
}

/// The path of a second factor.
fn factor_at(index: usize) -> Path {
    at().key("mfa").key("factors").index(index)
}

/// The channel that a way of recovery goes by.
fn channel(recovery: Recovery) -> Option<Channel> {
    match recovery {
        Recovery::VerifiedEmail => Some(Channel::Email),
        Recovery::VerifiedPhoneNumber => Some(Channel::PhoneNumber),
        Recovery::AdminOnly => None,
    }
}

/// The word of the spec for a channel, which is also the name of the attribute.
fn channel_word(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "email",
        Channel::PhoneNumber => "phone_number",
    }
}

/// The word of the spec for a way of recovery.
fn recovery_word(recovery: Recovery) -> &'static str {
    match recovery {
        Recovery::VerifiedEmail => "verified_email",
        Recovery::VerifiedPhoneNumber => "verified_phone_number",
        Recovery::AdminOnly => "admin_only",
    }
}

/// The word of the spec for a second factor.
fn factor_word(factor: MfaFactor) -> &'static str {
    match factor {
        MfaFactor::Totp => "totp",
        MfaFactor::Sms => "sms",
        MfaFactor::Email => "email",
    }
}

/// The word of the spec for an alias.
fn alias_word(alias: Alias) -> &'static str {
    match alias {
        Alias::Email => "email",
        Alias::PhoneNumber => "phone_number",
        Alias::PreferredUsername => "preferred_username",
    }
}

/// A message to users, and what Cognito asks of it.
struct Message<'a> {
    /// Where it is, below `messages`.
    keys: &'static [&'static str],
    text: &'a Text,
    /// The most characters.
    most: usize,
    needs: Needs,
}

/// What must stand in a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    Nothing,
    Code,
    Link,
    UserNameAndCode,
}

impl Message<'_> {
    fn at(&self) -> Path {
        self.keys.iter().fold(at().key("messages"), |path, key| path.key(*key))
    }
}

/// The most characters of an e-mail. Source: Amazon Cognito user pools API, shapes EmailVerificationMessageType,
/// EmailVerificationMessageByLinkType, EmailInviteMessageType and EmailMfaMessageType.
const EMAIL: usize = 20_000;

/// The most characters of a text message. Source: the same, shapes SmsVerificationMessageType and SmsInviteMessageType.
const SMS: usize = 140;

/// The most characters of a subject. Source: the same, shapes EmailVerificationSubjectType and EmailVerificationSubjectByLinkType.
const SUBJECT: usize = 140;

/// Every message that the spec has.
fn messages(pool: &UserPool) -> impl Iterator<Item = Message<'_>> {
    let all = &pool.messages;
    let invitation = all.invitation.as_ref();
    let verification = all.verification.as_ref();
    let mfa = all.mfa_email.as_ref();
    let verify = match verification.map(|verification| verification.by) {
        Some(VerifyBy::Link) => Needs::Link,
        _ => Needs::Code,
    };
    let rows: [(&'static [&'static str], Option<&Text>, usize, Needs); 9] = [
        (&["invitation", "email_subject"], invitation.and_then(|it| it.email_subject.as_ref()), SUBJECT, Needs::Nothing),
        (&["invitation", "email"], invitation.and_then(|it| it.email.as_ref()), EMAIL, Needs::UserNameAndCode),
        (&["invitation", "sms"], invitation.and_then(|it| it.sms.as_ref()), SMS, Needs::UserNameAndCode),
        (&["verification", "email_subject"], verification.and_then(|it| it.email_subject.as_ref()), SUBJECT, Needs::Nothing),
        (&["verification", "email"], verification.and_then(|it| it.email.as_ref()), EMAIL, verify),
        (&["verification", "sms"], verification.and_then(|it| it.sms.as_ref()), SMS, Needs::Code),
        (&["mfa_sms"], all.mfa_sms.as_ref(), SMS, Needs::Code),
        // Shape EmailMfaSubjectType gives no length.
        (&["mfa_email", "subject"], mfa.and_then(|it| it.subject.as_ref()), usize::MAX, Needs::Nothing),
        (&["mfa_email", "message"], mfa.and_then(|it| it.message.as_ref()), EMAIL, Needs::Code),
    ];
    rows.into_iter().filter_map(|(keys, text, most, needs)| Some(Message { keys, text: text?, most, needs }))
}

/// Whether a text is an e-mail address: ink on both sides of one `@`.
///
/// Source: Amazon Cognito user pools API, shape EmailAddressType; cdk-preflight, pf-cognito-email-from-format.
fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && !domain.is_empty() && !domain.contains('@') && text.chars().all(super::words::is_inked)
    })
}

/// Whether a text is a phone number as Cognito takes it: a plus and digits.
///
/// Source: Amazon Cognito developer guide, "Working with user attributes": "A phone number can only contain the + sign and digits".
/// ITU-T E.164 section 6.1: at most 15 digits.
fn is_phone(text: &str) -> bool {
    text.strip_prefix('+').is_some_and(|digits| (1..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a text is an address of a channel.
fn is_address(channel: Channel, text: &str) -> bool {
    match channel {
        Channel::Email => is_email(text),
        Channel::PhoneNumber => is_phone(text),
    }
}

/// The channel whose address the users of a pool without user names are called by, if the name is such an address.
fn name_is(pool: &UserPool, name: &str) -> Option<Channel> {
    match &pool.sign_in {
        SignIn::Attributes(channels) => channels.iter().copied().find(|channel| is_address(*channel, name)),
        SignIn::Username(_) => None,
    }
}

/// Whether a user has an address of a channel: as an attribute, or as its name.
fn has_address(pool: &UserPool, name: &str, user: &spec::User, channel: Channel) -> bool {
    user.attributes.contains_key(channel_word(channel)) || name_is(pool, name) == Some(channel)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{findings, found};

    const NONE: [&str; 0] = [];

    fn pool(entries: &str) -> Vec<String> {
        found(&AREA, &format!("name: a\nuser_pool: {{ {entries} }}")).into_iter().map(|found| found.replace("user_pool.", "")).collect()
    }

    #[test]
    fn pool_names() {
        assert_eq!(pool("name: 'Orders (all)'"), ["UP001 name"]);
        assert_eq!(pool("name: 'Orders, v=2'"), NONE);
        assert_eq!(pool("name: '${x}/'"), NONE);
    }

    #[test]
    fn sign_in_and_lists() {
        assert_eq!(pool("sign_in: { attributes: [] }"), ["UP002 sign_in.attributes"]);
        assert_eq!(pool("sign_in: { attributes: [email, email] }"), ["UP003 sign_in.attributes[1]"]);
        assert_eq!(
            pool("sign_in: { username: { aliases: [email, email] } }, verify: [email, email]"),
            ["UP003 sign_in.username.aliases[1]", "UP003 verify[1]"]
        );
        assert_eq!(pool("password: { require: [numbers, numbers] }"), ["UP003 password.require[1]"]);
    }

    #[test]
    fn recovery() {
        assert_eq!(pool("verify: [email], account_recovery: [verified_email, verified_email]"), ["UP004 account_recovery[1]"]);
        assert_eq!(pool("verify: [email], account_recovery: [verified_email, admin_only]"), ["UP005 account_recovery[1]"]);
        assert_eq!(pool("account_recovery: [admin_only, admin_only]"), ["UP004 account_recovery[1]"]);
        assert_eq!(pool("account_recovery: [admin_only]"), NONE);
        assert_eq!(pool("account_recovery: [verified_email]"), ["UP006 account_recovery[0]"]);
    }

    #[test]
    fn recovery_by_a_factor() {
        let sms = "sms: {}, mfa: { mode: optional, factors: [totp, sms] }, verify: [phone_number]";
        assert_eq!(pool(sms), ["UP007 mfa.factors[1]"], "what is verified is what recovers");
        assert_eq!(pool(&format!("{sms}, account_recovery: [verified_phone_number]")), ["UP007 account_recovery[0]"]);
        assert_eq!(pool(&format!("{sms}, account_recovery: [admin_only]")), NONE);
        assert_eq!(pool("sms: {}, mfa: { mode: optional, factors: [sms] }, verify: [email, phone_number]"), NONE);
        assert_eq!(pool("sms: {}, mfa: { mode: optional, factors: [sms] }, verify: [email]"), NONE);
    }

    #[test]
    fn factors() {
        assert_eq!(pool("mfa: { mode: required }"), ["UP008 mfa.mode"]);
        assert_eq!(pool("mfa: { factors: [sms, email] }"), ["UP009 mfa.factors:"], "the rest follows");
        assert_eq!(pool("mfa: { mode: optional, factors: [totp] }"), NONE);
        assert_eq!(pool("mfa: { mode: optional, factors: [email] }, feature_plan: lite"), ["UP012 mfa.factors[0]", "UP013 mfa.factors[0]"]);
        assert_eq!(pool("mfa: { mode: optional, factors: [email] }, email: { cognito: {} }"), ["UP012 mfa.factors[0]"]);
        let ses = "email: { ses: { identity: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com' } }";
        assert_eq!(pool(&format!("mfa: {{ mode: optional, factors: [email] }}, {ses}")), NONE);
    }

    #[test]
    fn sms() {
        assert_eq!(pool("verify: [email, phone_number], account_recovery: [verified_phone_number]"), ["UP010 verify[1]"]);
        let found = findings(&AREA, "name: a\nuser_pool: { verify: [email, phone_number], mfa: { mode: optional, factors: [sms] } }");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place.path().unwrap().to_string(), "user_pool.mfa.factors[0]");
        assert_eq!(found[0].related.len(), 1);
        assert_eq!(
            pool("users: { ann: { invite_by: [sms], attributes: { phone_number: '+4915112345678' } } }"),
            ["UP010 users.ann.invite_by[0]"]
        );
        assert_eq!(pool("sms: {}, verify: [email], mfa: { mode: optional, factors: [totp] }"), ["UP011 sms:"]);
        assert_eq!(pool("sms: {}, verify: [email, phone_number]"), NONE);
    }

    #[test]
    fn passwords() {
        for legal in [
            "minimum_length: 6",
            "minimum_length: 99",
            "history: 24",
            "temporary_validity: 1d",
            "temporary_validity: 365d",
            "temporary_validity: 48h",
        ] {
            assert_eq!(pool(&format!("password: {{ {legal} }}")), NONE, "{legal}");
        }
        assert_eq!(pool("password: { minimum_length: 5 }"), ["UP014 password.minimum_length"]);
        assert_eq!(pool("password: { minimum_length: 100 }"), ["UP014 password.minimum_length"]);
        assert_eq!(pool("password: { history: 25 }"), ["UP015 password.history"]);
        assert_eq!(pool("password: { history: 1 }, feature_plan: lite"), ["UP016 password.history"]);
        for wrong in ["0s", "12h", "366d"] {
            assert_eq!(pool(&format!("password: {{ temporary_validity: {wrong} }}")), ["UP017 password.temporary_validity"]);
        }
    }

    #[test]
    fn custom_attributes() {
        let custom = |entries: &str| pool(&format!("attributes: {{ custom: {{ {entries} }} }}"));
        assert_eq!(custom("tenant: { string: {} }, '価格': { number: {} }, 'a.b': { date_time: {} }"), NONE);
        assert_eq!(custom("tenant: {}"), ["UP018 attributes.custom.tenant:"]);
        assert_eq!(custom("tenant: { boolean: {}, string: {} }"), ["UP018 attributes.custom.tenant.boolean:"]);
        assert_eq!(
            custom("a b: { string: {} }, abcdefghijklmnopqrstu: { string: {} }"),
            ["UP019 attributes.custom[\"a b\"]:", "UP019 attributes.custom.abcdefghijklmnopqrstu:"]
        );
        assert_eq!(
            custom("email: { string: {} }, sub: { string: {} }"),
            ["UP020 attributes.custom.email:", "UP020 attributes.custom.sub:"]
        );
        assert_eq!(
            custom("a: { string: { min_length: 3, max_length: 2 } }, b: { number: { min: 3, max: 2 } }"),
            ["UP021 attributes.custom.a.string.min_length", "UP021 attributes.custom.b.number.min"]
        );
        assert_eq!(
            custom("a: { string: { max_length: 2049 } }, b: { string: { min_length: 4000 } }"),
            ["UP022 attributes.custom.a.string.max_length", "UP022 attributes.custom.b.string.min_length"]
        );
        let many: Vec<_> = (0..52).map(|i| format!("a{i}: {{ string: {{}} }}")).collect();
        assert_eq!(custom(&many.join(", ")), ["UP024 attributes.custom.a50:"]);
    }

    #[test]
    fn standard_attributes() {
        assert_eq!(pool("attributes: { email: { min_length: 9, max_length: 8 } }"), ["UP021 attributes.email.min_length"]);
        assert_eq!(
            pool("attributes: { birthdate: { min_length: 11 } }"),
            ["UP021 attributes.birthdate.min_length"],
            "a date has ten characters"
        );
        assert_eq!(pool("attributes: { name: { max_length: 3000 } }"), ["UP022 attributes.name.max_length"]);
        assert_eq!(pool("attributes: { updated_at: { max_length: 20, min_length: 30 } }"), ["UP023 attributes.updated_at.min_length"]);
    }

    #[test]
    fn placeholders() {
        let messages = |entries: &str| pool(&format!("domain: {{ prefix: a }}, messages: {{ {entries} }}"));
        assert_eq!(
            messages("verification: { email: 'Code {####}', sms: '{####}' }, mfa_sms: 'Code {####}', mfa_email: { message: '{####}' }"),
            NONE
        );
        assert_eq!(messages("verification: { by: link, email: 'Go {##there##}', sms: '{####}' }"), NONE);
        assert_eq!(messages("verification: { by: link, email: 'Go there' }"), ["UP025 messages.verification.email"]);
        assert_eq!(messages("verification: { by: link, email: 'Go {####}' }"), ["UP025 messages.verification.email"]);
        assert_eq!(messages("verification: { by: link, email: '##} {##' }"), ["UP025 messages.verification.email"]);
        assert_eq!(
            messages("verification: { email: 'Go {##there##}', sms: 'hello' }"),
            ["UP025 messages.verification.email", "UP025 messages.verification.sms"]
        );
        assert_eq!(
            messages("invitation: { email: 'Hello {username}', sms: '{####}' }"),
            ["UP025 messages.invitation.email", "UP025 messages.invitation.sms"]
        );
        assert_eq!(
            messages("mfa_sms: 'hello', mfa_email: { message: 'hello' }"),
            ["UP025 messages.mfa_sms", "UP025 messages.mfa_email.message"]
        );
        assert_eq!(messages("mfa_sms: 'hello ${code}'"), NONE);
        assert_eq!(pool("messages: { verification: { by: link } }"), ["UP027 messages.verification.by"]);
    }

    #[test]
    fn lengths_of_messages() {
        let messages = |entries: &str| pool(&format!("messages: {{ {entries} }}"));
        let long = "x".repeat(135);
        assert_eq!(messages(&format!("mfa_sms: '{long}{{####}}'")), ["UP026 messages.mfa_sms"]);
        assert_eq!(messages(&format!("mfa_sms: '{}{{####}}'", "é".repeat(134))), NONE);
        assert_eq!(messages("mfa_sms: ''"), ["UP026 messages.mfa_sms"]);
        assert_eq!(messages(&format!("verification: {{ email_subject: '{long}123456' }}")), ["UP026 messages.verification.email_subject"]);
        assert_eq!(
            messages(&format!("invitation: {{ email: '{{username}} {{####}} {}' }}", "x".repeat(20_000))),
            ["UP026 messages.invitation.email"]
        );
    }

    #[test]
    fn groups() {
        let long = "g".repeat(129);
        let groups = |entries: &str| pool(&format!("groups: {{ {entries} }}"));
        assert_eq!(groups(&format!("shop staff: {{}}, {long}: {{}}")), ["UP028 groups[\"shop staff\"]:", &format!("UP028 groups.{long}:")]);
        assert_eq!(groups(&format!("a: {{ description: '{}' }}", "x".repeat(2049))), ["UP029 groups.a.description"]);
        let role = |name: &str| format!("role: 'arn:aws:iam::123456789012:role/{name}'");
        assert_eq!(
            groups(&format!(
                "a: {{ precedence: 1, {} }}, b: {{ precedence: 1, {} }}, c: {{ precedence: 2, {} }}",
                role("a"),
                role("b"),
                role("a")
            )),
            ["UP030 groups.b.precedence"]
        );
        assert_eq!(
            groups(&format!("a: {{ precedence: 1, {} }}, b: {{ precedence: 1, {} }}, c: {{ precedence: 1 }}", role("a"), role("a"))),
            NONE
        );
        assert_eq!(groups("a: { precedence: 2147483648 }, b: { precedence: 2147483647 }"), ["UP031 groups.a.precedence"]);
        assert_eq!(
            groups("a: { role: 'arn:aws:iam::1234:role/a' }, b: { role: admin }, c: { role: '${role}' }"),
            ["UP032 groups.a.role", "UP032 groups.b.role"]
        );
        assert_eq!(groups("a: { role: 'arn:aws-cn:iam::123456789012:role/service/a' }"), NONE);
        assert_eq!(pool("sms: { role: 'arn:aws:iam::123456789012:user/a' }"), ["UP032 sms.role"]);
    }

    #[test]
    fn user_names() {
        let users = |sign_in: &str, users: &str| pool(&format!("sign_in: {sign_in}, users: {{ {users} }}"));
        assert_eq!(pool("users: { ann: {}, a b: {} }"), ["UP033 users[\"a b\"]:"]);
        assert_eq!(
            users("{ attributes: [email] }", "ann: {}, 'ann@example.com': {}, '+4915112345678': {}"),
            ["UP034 users.ann:", "UP034 users[\"+4915112345678\"]:"]
        );
        assert_eq!(users("{ attributes: [email, phone_number] }", "'+4915112345678': {}"), NONE);
        assert_eq!(
            users("{ username: { aliases: [email] } }", "ann: {}, 'ann@example.com': {}, '+4915112345678': {}"),
            ["UP035 users[\"ann@example.com\"]:"]
        );
        assert_eq!(users("{ username: { aliases: [phone_number] } }", "'+4915112345678': {}"), ["UP035 users[\"+4915112345678\"]:"]);
        assert_eq!(pool("users: { ann: {}, bob: {}, Ann: {} }"), ["UP036 users.Ann:"]);
        assert_eq!(pool("case_sensitive: true, users: { ann: {}, Ann: {} }"), NONE);
    }

    #[test]
    fn user_attributes() {
        let ann = |attributes: &str| {
            pool(&format!(
                "attributes: {{ custom: {{ tenant: {{ string: {{ max_length: 3 }} }}, age: {{ number: {{ min: 18 }} }} }} }}, users: {{ ann: {{ attributes: {{ {attributes} }} }} }}"
            ))
        };
        assert_eq!(
            ann("email: a@example.com, email_verified: 'true', 'custom:tenant': abc, 'custom:age': '18', birthdate: 2000-01-31"),
            NONE
        );
        assert_eq!(
            ann("tenant: abc, mail: a@example.com, sub: x"),
            ["UP037 users.ann.attributes.tenant:", "UP037 users.ann.attributes.mail:", "UP037 users.ann.attributes.sub:"]
        );
        assert_eq!(
            ann(
                "email: a, phone_number: '0151', email_verified: 'yes', updated_at: now, birthdate: '2000', 'custom:tenant': abcd, 'custom:age': '17'"
            ),
            [
                "UP038 users.ann.attributes.email",
                "UP038 users.ann.attributes.phone_number",
                "UP038 users.ann.attributes.email_verified",
                "UP038 users.ann.attributes.updated_at",
                "UP038 users.ann.attributes.birthdate",
                "UP038 users.ann.attributes[\"custom:tenant\"]",
                "UP038 users.ann.attributes[\"custom:age\"]",
            ]
        );
        assert_eq!(ann("email: '${mail}', 'custom:tenant': '${long}'"), NONE);
        assert_eq!(ann("email_verified: 'true', phone_number_verified: 'false'"), ["UP039 users.ann.attributes.email_verified"]);
        assert_eq!(pool("users: { ann: { invite_by: [email] } }"), ["UP040 users.ann.invite_by[0]"]);
        assert_eq!(
            pool(
                "sign_in: { attributes: [email] }, users: { 'ann@example.com': { invite_by: [email], attributes: { email_verified: 'true' } } }"
            ),
            NONE
        );
        assert_eq!(
            pool("sign_in: { attributes: [email] }, users: { 'ann@example.com': { attributes: { email: bob@example.com } } }"),
            ["UP041 users[\"ann@example.com\"].attributes.email"]
        );
    }

    #[test]
    fn domains() {
        let prefix = |prefix: &str| pool(&format!("domain: {{ prefix: '{prefix}' }}"));
        for legal in ["a", "orders-login", "${prefix}", "aw-s"] {
            assert_eq!(prefix(legal), NONE, "{legal}");
        }
        for wrong in ["", "Orders", "a_b", "a.b", "-a", "a-", &"a".repeat(64)] {
            assert_eq!(prefix(wrong), ["UP042 domain.prefix"], "{wrong}");
        }
        for reserved in ["aws", "my-aws-login", "awsome", "amazonas", "cognito-login"] {
            assert_eq!(prefix(reserved), ["UP043 domain.prefix"], "{reserved}");
        }
    }

    #[test]
    fn senders() {
        let identity = "identity: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com'";
        let ses = |entries: &str| pool(&format!("email: {{ ses: {{ {entries} }} }}"));
        assert_eq!(
            ses(&format!("{identity}, from: 'Orders <orders@example.com>', reply_to: help@example.com, configuration_set: all_mail-1")),
            NONE
        );
        assert_eq!(ses("identity: example.com"), ["UP044 email.ses.identity"]);
        assert_eq!(ses("identity: 'arn:aws:sns:eu-west-1:123456789012:identity/example.com'"), ["UP044 email.ses.identity"]);
        assert_eq!(
            ses(&format!("{identity}, from: Orders, reply_to: 'Help <help@example.com>', configuration_set: a b")),
            ["UP045 email.ses.from", "UP045 email.ses.reply_to", "UP046 email.ses.configuration_set"]
        );
        assert_eq!(pool("email: { cognito: { reply_to: help } }"), ["UP045 email.cognito.reply_to"]);
    }
}
