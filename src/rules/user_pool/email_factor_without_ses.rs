//! See the page.

use super::{at, factor, factor_at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::{Email, MfaFactor};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP012",
    name: "email-factor-without-ses",
    severity: Severity::Error,
    page: include_str!("email_factor_without_ses.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    if matches!(pool.email, Some(Email::Ses(_))) {
        return;
    }
    let Some(index) = factor(pool, MfaFactor::Email) else { return };
    let mut finding =
        Finding::new(&RULE, Place::Value(factor_at(index)), "a second factor by e-mail, and Cognito's own e-mail does not carry it")
            .help("send by an SES identity: `email: { ses: { identity: ... } }`");
    if pool.email.is_some() {
        finding = finding.related(Place::Value(at().key("email")), "e-mail is set up here");
    }
    findings.push(finding);
}
