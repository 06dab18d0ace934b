//! A timeout that needs a raised quota.

use super::{rest, route_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::Endpoint;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA019",
    name: "integration-timeout-over-quota",
    severity: Severity::Broken,
    page: include_str!("integration_timeout_over_quota.md"),
    check: Check::Spec(check),
};

/// Source: API Gateway developer guide, "Quotas for configuring and running a REST API in API Gateway", Integration timeout.
const QUOTA: u64 = 29;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(rest) = rest(context).filter(|rest| rest.endpoint == Endpoint::Regional) else { return };
    for (key, route) in &rest.routes {
        if let Some(timeout) = route.timeout.filter(|timeout| timeout.seconds() > QUOTA) {
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Value(route_at(key).key("timeout")),
                    format!("{} is more than the {QUOTA}s that API Gateway waits by default", shown(&timeout.to_string())),
                )
                .help("give at most `29s`, or allow this here once the quota of the account and region is raised"),
            );
        }
    }
}
