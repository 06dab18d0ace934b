//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::FeaturePlan;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP016",
    name: "password-history-on-lite",
    severity: Severity::Error,
    page: include_str!("password_history_on_lite.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    if pool.feature_plan == FeaturePlan::Lite && pool.password.history > 0 {
        findings.push(
            Finding::new(
                &RULE,
                Place::Value(at().key("password").key("history")),
                "remembering passwords is not part of the feature plan `lite`",
            )
            .help("say `feature_plan: essentials`, or drop the history")
            .related(Place::Value(at().key("feature_plan")), "the plan is chosen here"),
        );
    }
}
