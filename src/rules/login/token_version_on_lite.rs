//! See the page.

use super::pool_at;
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::{FeaturePlan, TokenVersion};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "LG002",
    name: "token-version-on-lite",
    severity: Severity::Error,
    page: include_str!("token_version_on_lite.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = &context.spec.user_pool else { return };
    let Some(tokens) = &pool.triggers.pre_token_generation else { return };
    if *pool.feature_plan == FeaturePlan::Lite && tokens.version > TokenVersion::V1 {
        let place = Place::Value(pool_at().key("triggers").key("pre_token_generation").key("version"));
        findings.push(
            Finding::new(&RULE, place, "access tokens cannot be changed in the feature plan `lite`")
                .help("say `feature_plan: essentials`, or keep to version `v1_0`")
                .related(Place::Value(pool_at().key("feature_plan")), "the plan is chosen here"),
        );
    }
}
