//! Routes that need an API key where no usage plan can hold one.

use super::{rest, route_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA012",
    name: "api-key-without-usage-plan",
    severity: Severity::Broken,
    page: include_str!("api_key_without_usage_plan.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(rest) = rest(context).filter(|rest| rest.usage_plans.is_empty()) else { return };
    let mut asking = rest.routes.iter().filter(|(_, route)| route.api_key).map(|(key, _)| key);
    let Some(first) = asking.next() else { return };
    let more = asking.count();
    let message = match more {
        0 => "the route asks for an API key, and there is no usage plan: every call is refused".to_owned(),
        _ => format!("this route and {more} more ask for an API key, and there is no usage plan: every call is refused"),
    };
    findings.push(
        Finding::new(&RULE, Place::Key(route_at(first).key("api_key")), message)
            .help("write `api_keys` and a plan with them under `usage_plans`, or take `api_key` out"),
    );
}
