//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP014",
    name: "password-length-out-of-range",
    severity: Severity::Error,
    page: include_str!("password_length_out_of_range.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    let length = pool.password.minimum_length;
    if !shapes::PASSWORD_LENGTH.hold(length) {
        let place = Place::Value(at().key("password").key("minimum_length"));
        findings.push(
            Finding::new(&RULE, place, format!("a password cannot be asked to have {length} characters"))
                .help("ask for 6 to 99; 12 is the default"),
        );
    }
}
