//! The user pool: how users sign in and get back in, passwords, second factors, attributes, messages, groups, users, domain.
//!
//! Names of groups and functions that lead nowhere are the business of another area.

use super::shape::Shape;
use super::{Area, Context, shapes};
use crate::path::Path;
use crate::spec::user_pool::{Alias, Channel, MfaFactor, MfaMode, Recovery, SignIn, UserPool, VerifyBy};
use crate::spec::{Text, user_pool as spec};

mod admin_only_recovery_with_others;
mod alias_also_required;
mod attribute_limits_reversed;
mod attribute_too_long;
mod attribute_without_one_type;
mod case_sensitive_names;
mod custom_attribute_with_standard_name;
mod email_factor_on_lite;
mod email_factor_without_ses;
mod factors_without_mfa;
mod group_description_length;
mod group_nobody_looks_at;
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
mod malformed_sms_settings;
mod malformed_user_attribute;
mod malformed_user_name;
mod message_length;
mod message_without_placeholder;
mod mfa_without_factors;
mod password_history_on_lite;
mod password_history_out_of_range;
mod password_length_out_of_range;
mod pool_without_deletion_protection;
mod precedence_out_of_range;
mod recovery_by_second_factor;
mod recovery_by_unverified_channel;
mod repeated_pool_entry;
mod repeated_recovery;
mod reserved_domain_prefix;
mod sender_outside_identity;
mod sign_in_address_changed_unverified;
mod sign_in_without_attributes;
mod sign_up_nobody_confirms;
mod sms_not_configured;
mod sms_with_other_factors;
mod temporary_validity_out_of_range;
mod too_many_custom_attributes;
mod unknown_sms_region;
mod unknown_user_attribute;
mod unsent_message;
mod user_address_differs;
mod user_name_like_an_alias;
mod user_name_not_an_address;
mod users_differ_in_case;
mod verified_without_address;
mod weak_password;

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
        &sender_outside_identity::RULE,
        &alias_also_required::RULE,
        &sign_up_nobody_confirms::RULE,
        &unsent_message::RULE,
        &unknown_sms_region::RULE,
        &malformed_sms_settings::RULE,
        &weak_password::RULE,
        &pool_without_deletion_protection::RULE,
        &sign_in_address_changed_unverified::RULE,
        &case_sensitive_names::RULE,
        &group_nobody_looks_at::RULE,
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
    shape: &'static Shape,
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
    let rows: [(&'static [&'static str], Option<&Text>, &'static Shape, Needs); 9] = [
        (&["invitation", "email_subject"], invitation.and_then(|it| it.email_subject.as_ref()), &shapes::SUBJECT, Needs::Nothing),
        (&["invitation", "email"], invitation.and_then(|it| it.email.as_ref()), &shapes::EMAIL, Needs::UserNameAndCode),
        (&["invitation", "sms"], invitation.and_then(|it| it.sms.as_ref()), &shapes::SMS_INVITATION, Needs::UserNameAndCode),
        (&["verification", "email_subject"], verification.and_then(|it| it.email_subject.as_ref()), &shapes::SUBJECT, Needs::Nothing),
        (&["verification", "email"], verification.and_then(|it| it.email.as_ref()), &shapes::EMAIL, verify),
        (&["verification", "sms"], verification.and_then(|it| it.sms.as_ref()), &shapes::SMS_CODE, Needs::Code),
        (&["mfa_sms"], all.mfa_sms.as_ref(), &shapes::SMS_CODE, Needs::Code),
        (&["mfa_email", "subject"], mfa.and_then(|it| it.subject.as_ref()), &shapes::CODE_SUBJECT, Needs::Nothing),
        (&["mfa_email", "message"], mfa.and_then(|it| it.message.as_ref()), &shapes::EMAIL, Needs::Code),
    ];
    rows.into_iter().filter_map(|(keys, text, shape, needs)| Some(Message { keys, text: text?, shape, needs }))
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
    match &*pool.sign_in {
        SignIn::Attributes(channels) => channels.iter().copied().find(|channel| is_address(*channel, name)),
        SignIn::Username(_) => None,
    }
}

/// Whether a user has an address of a channel: as an attribute, or as its name.
fn has_address(pool: &UserPool, name: &str, user: &spec::User, channel: Channel) -> bool {
    // Users of a pool that exists may be called by their addresses.
    let called_so = name_is(pool, name) == Some(channel) || pool.exists() && is_address(channel, name);
    user.attributes.contains_key(channel_word(channel)) || called_so
}

#[cfg(test)]
mod tests;
