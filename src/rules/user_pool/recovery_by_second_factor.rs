//! See the page.

use super::{at, channel, channel_word, factor, factor_at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::{Channel, MfaFactor};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP007",
    name: "recovery-by-second-factor",
    severity: Severity::Broken,
    page: include_str!("recovery_by_second_factor.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    // Without a list of its own, recovery goes by what is verified.
    let said: Vec<_> = pool.account_recovery.iter().map(|recovery| channel(*recovery)).collect();
    let channels = if said.is_empty() { pool.verify.iter().copied().map(Some).collect() } else { said.clone() };
    let [Some(only)] = channels.as_slice() else { return };
    let second = match only {
        Channel::Email => MfaFactor::Email,
        Channel::PhoneNumber => MfaFactor::Sms,
    };
    let Some(index) = factor(pool, second) else { return };
    let word = channel_word(*only);
    let message = format!("`{word}` is the only way of account recovery, and what brings the second factor cannot bring a new password");
    let help = "offer both `verified_email` and `verified_phone_number`, or say `account_recovery: [admin_only]`";
    let factor = Place::Value(factor_at(index));
    let finding = if said.is_empty() {
        let verify = Place::Value(at().key("verify").index(0));
        Finding::new(&RULE, factor, message).related(verify, "account recovery goes by this, as nothing else is said")
    } else {
        Finding::new(&RULE, Place::Value(at().key("account_recovery").index(0)), message)
            .related(factor, "the second factor goes the same way")
    };
    findings.push(finding.help(help));
}
