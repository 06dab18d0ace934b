//! See the page.

use super::pool_at;
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::{FeaturePlan, LoginPages};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "LG005",
    name: "managed-login-on-lite",
    severity: Severity::Error,
    page: include_str!("managed_login_on_lite.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = &context.spec.user_pool else { return };
    if *pool.feature_plan == FeaturePlan::Lite && matches!(pool.login_pages, Some(LoginPages::Managed(_))) {
        findings.push(
            Finding::new(
                &RULE,
                Place::Key(pool_at().key("login_pages").key("managed")),
                "managed login is not part of the feature plan `lite`",
            )
            .help("say `feature_plan: essentials`, or have `classic` pages")
            .related(Place::Value(pool_at().key("feature_plan")), "the plan is chosen here"),
        );
    }
}
