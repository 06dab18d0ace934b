//! A text for a message that the pool never sends.

use super::{at, factor, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::{Channel, MfaFactor, Recovery, VerifyBy};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP053",
    name: "unsent-message",
    severity: Severity::Caution,
    page: include_str!("unsent_message.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };
    let messages = &pool.messages;
    // A new password goes by the same template as a code that verifies.
    let goes = |channel: Channel, recovery: Recovery| pool.verify.contains(&channel) || pool.account_recovery.contains(&recovery);
    let texts = goes(Channel::PhoneNumber, Recovery::VerifiedPhoneNumber);
    let mut unsent = |keys: &[&str], message: &str, help: &str| {
        let place = keys.iter().fold(at().key("messages"), |path, key| path.key(*key));
        findings.push(Finding::new(&RULE, Place::Key(place), message).help(help));
    };
    if messages.mfa_sms.is_some() && factor(pool, MfaFactor::Sms).is_none() && pool.sms.is_none() {
        unsent(
            &["mfa_sms"],
            "no second factor goes by text message, so this is never sent",
            "add `sms` to `mfa.factors`, or take the message out",
        );
    }
    if messages.mfa_email.is_some() && factor(pool, MfaFactor::Email).is_none() {
        unsent(
            &["mfa_email"],
            "no second factor goes by e-mail, so this is never sent",
            "add `email` to `mfa.factors`, or take the message out",
        );
    }
    let Some(verification) = &messages.verification else { return };
    if verification.sms.is_some() && !texts && pool.sms.is_none() {
        unsent(
            &["verification", "sms"],
            "no phone number is verified, so this is never sent",
            "add `phone_number` to `verify`, or take the message out",
        );
    }
    if verification.by == VerifyBy::Link && !pool.verify.contains(&Channel::Email) && pool.verify.contains(&Channel::PhoneNumber) {
        unsent(
            &["verification", "by"],
            "only phone numbers are verified, and a text message brings a code, never a link",
            "add `email` to `verify`, or take `by: link` out",
        );
    }
}
