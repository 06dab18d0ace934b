//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP015",
    name: "password-history-out-of-range",
    severity: Severity::Error,
    page: include_str!("password_history_out_of_range.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    let history = pool.password.history;
    if !shapes::PASSWORD_HISTORY.hold(history) {
        let place = Place::Value(at().key("password").key("history"));
        findings.push(Finding::new(&RULE, place, format!("{history} earlier passwords cannot be remembered")).help("remember 24 at most"));
    }
}
