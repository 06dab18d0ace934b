//! See the page.

use super::{at, factor, factor_at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::{FeaturePlan, MfaFactor};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP013",
    name: "email-factor-on-lite",
    severity: Severity::Error,
    page: include_str!("email_factor_on_lite.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    if pool.feature_plan != FeaturePlan::Lite {
        return;
    }
    if let Some(index) = factor(pool, MfaFactor::Email) {
        findings.push(
            Finding::new(&RULE, Place::Value(factor_at(index)), "a second factor by e-mail is not part of the feature plan `lite`")
                .help("say `feature_plan: essentials`, or use `totp`")
                .related(Place::Value(at().key("feature_plan")), "the plan is chosen here"),
        );
    }
}
