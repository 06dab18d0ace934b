//! See the page.

use super::{at, pool, recovery_word};
use crate::finding::{Finding, Severity};
use crate::rules::repeated::repeated;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP004",
    name: "repeated-recovery",
    severity: Severity::Error,
    page: include_str!("repeated_recovery.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    let words = pool.account_recovery.iter().map(|recovery| recovery_word(*recovery));
    repeated(&RULE, words, || at().key("account_recovery"), findings);
}
