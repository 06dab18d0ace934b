//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::MfaMode;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP008",
    name: "mfa-without-factors",
    severity: Severity::Error,
    page: include_str!("mfa_without_factors.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    if pool.mfa.mode != MfaMode::Off && pool.mfa.factors.is_empty() {
        let place = Place::Value(at().key("mfa").key("mode"));
        findings
            .push(Finding::new(&RULE, place, "a second factor is asked for, and there is none to choose").help("say `factors: [totp]`"));
    }
}
