//! Metrics without limits.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::{Kind, http};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA012",
    name: "metrics-without-throttling",
    severity: Severity::Broken,
    page: include_str!("metrics_without_throttling.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if http(context.spec).is_some_and(|api| api.metrics && api.throttling.is_none()) {
        findings.push(
            Finding::new(
                &RULE,
                Place::Value(Kind::Http.at().key("metrics")),
                "metrics without `throttling` let no request through under Terraform",
            )
            .help("add `throttling` with the limits that are meant, such as `{ rate: 100, burst: 50 }`"),
        );
    }
}
