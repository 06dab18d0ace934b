//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP070",
    name: "weak-password",
    severity: Severity::Insecure,
    page: include_str!("weak_password.md"),
    check: Check::Spec(check),
};

/// Source: NIST SP 800-63B section 5.1.1.2: passwords "SHALL be at least 8 characters in length"; AWS Security Hub, control Cognito.3.
const FEWEST: u32 = 8;

/// The least that Cognito takes: below it another rule speaks. Source: user pools API, shape PasswordPolicyMinLengthType.
const LEAST: u32 = 6;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };
    let length = pool.password.minimum_length;
    if (LEAST..FEWEST).contains(&length) && !pool.exists() {
        let place = Place::Value(at().key("password").key("minimum_length"));
        findings.push(
            Finding::new(&RULE, place, format!("a password of {length} characters can be tried out"))
                .help("ask for at least 8; 12 is the default, and length is worth more than kinds of characters"),
        );
    }
}
