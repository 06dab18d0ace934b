//! See the page.

use super::{at, channel, channel_word, pool, recovery_word};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP006",
    name: "recovery-by-unverified-channel",
    severity: Severity::Caution,
    page: include_str!("recovery_by_unverified_channel.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    for (index, recovery) in pool.account_recovery.iter().enumerate() {
        let Some(channel) = channel(*recovery).filter(|channel| !pool.verify.contains(channel)) else { continue };
        let message = format!("`{}`, and `{}` is never verified", recovery_word(*recovery), channel_word(channel));
        let help = format!("add `{}` to `verify`, unless an administrator marks the addresses as verified", channel_word(channel));
        findings.push(Finding::new(&RULE, Place::Value(at().key("account_recovery").index(index)), message).help(help));
    }
}
