//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::MfaMode;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP009",
    name: "factors-without-mfa",
    severity: Severity::Error,
    page: include_str!("factors_without_mfa.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    if pool.mfa.mode == MfaMode::Off && !pool.mfa.factors.is_empty() {
        let place = Place::Key(at().key("mfa").key("factors"));
        findings.push(
            Finding::new(&RULE, place, "second factors to choose from, and none is asked for")
                .help("say `mode: optional` or `mode: required`, or drop the factors"),
        );
    }
}
