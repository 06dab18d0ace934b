//! Usage plans where no route asks for a key.

use super::{at, rest};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA015",
    name: "usage-plan-without-key-routes",
    severity: Severity::Caution,
    page: include_str!("usage_plan_without_key_routes.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(rest) = rest(context) else { return };
    // An API without routes has its own finding.
    if rest.usage_plans.is_empty() || rest.routes.is_empty() || rest.routes.values().any(|route| route.api_key) {
        return;
    }
    let help = "write `api_key: true` on the routes that the plans are for, or take the plans out";
    findings.push(
        Finding::new(&RULE, Place::Key(at().key("usage_plans")), "no route asks for an API key, so the usage plans limit nobody")
            .help(help),
    );
}
