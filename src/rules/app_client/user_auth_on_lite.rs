//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};
use crate::spec::clients::AuthFlow;
use crate::spec::user_pool::FeaturePlan;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "AC005",
    name: "user-auth-on-lite",
    severity: Severity::Error,
    page: include_str!("user_auth_on_lite.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.spec.user_pool.as_ref().is_none_or(|pool| pool.feature_plan != FeaturePlan::Lite) {
        return;
    }
    for (name, client) in &context.spec.clients {
        if let Some(index) = client.auth_flows.iter().position(|flow| *flow == AuthFlow::UserAuth) {
            let place = Place::Value(at(name).key("auth_flows").index(index));
            findings.push(
                Finding::new(&RULE, place, "`user_auth` is not part of the feature plan `lite`")
                    .help("say `feature_plan: essentials`, or use `user_srp`")
                    .related(Place::Value(Path::root().key("user_pool").key("feature_plan")), "the plan is chosen here"),
            );
        }
    }
}
