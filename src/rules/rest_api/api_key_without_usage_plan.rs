//! Routes that need an API key where no usage plan can hold one.

use super::{at, rest, route_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::Rest;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA012",
    name: "api-key-without-usage-plan",
    severity: Severity::Broken,
    page: include_str!("api_key_without_usage_plan.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(rest) = rest(context) else { return };
    if !rest.usage_plans.is_empty() {
        return all_disabled(rest, findings);
    }
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

/// Keys that are all switched off. A plan without keys is fine: they may be added while it runs.
fn all_disabled(rest: &Rest, findings: &mut Vec<Finding>) {
    let mut keys = rest.usage_plans.values().flat_map(|plan| &plan.keys).filter_map(|name| rest.api_keys.get_key_value(name)).peekable();
    let Some((first, _)) = keys.peek().copied() else { return };
    let Some((route, _)) = rest.routes.iter().find(|(_, route)| route.api_key) else { return };
    if keys.all(|(_, key)| !key.enabled) {
        findings.push(
            Finding::new(&RULE, Place::Key(route_at(route).key("api_key")), "the route asks for an API key, and every key is switched off")
                .help("take `enabled: false` from a key")
                .related(Place::Value(at().key("api_keys").key(first).key("enabled")), "switched off here"),
        );
    }
}
