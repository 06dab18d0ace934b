//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::{MfaFactor, MfaMode};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP011",
    name: "sms-with-other-factors",
    severity: Severity::Caution,
    page: include_str!("sms_with_other_factors.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    let mfa = &pool.mfa;
    if pool.sms.is_some() && mfa.mode != MfaMode::Off && !mfa.factors.is_empty() && !mfa.factors.contains(&MfaFactor::Sms) {
        findings.push(
            Finding::new(
                &RULE,
                Place::Key(at().key("sms")),
                "text messages are set up and not among the second factors, which Cognito was seen to refuse",
            )
            .help("add `sms` to `mfa.factors`, or do without text messages")
            .related(Place::Key(at().key("mfa").key("factors")), "the second factors"),
        );
    }
}
