//! An API key that no usage plan has.

use std::collections::BTreeSet;

use super::{at, rest};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA014",
    name: "key-in-no-usage-plan",
    severity: Severity::Broken,
    page: include_str!("key_in_no_usage_plan.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(rest) = rest(context) else { return };
    let planned: BTreeSet<&str> = rest.usage_plans.values().flat_map(|plan| &plan.keys).map(String::as_str).collect();
    // Routes that ask for a key without any plan are one fault, and it has its own rule.
    if rest.usage_plans.is_empty() && rest.routes.values().any(|route| route.api_key) {
        return;
    }
    for key in rest.api_keys.keys().filter(|key| !planned.contains(key.as_str())) {
        findings.push(
            Finding::new(
                &RULE,
                Place::Key(at().key("api_keys").key(key)),
                format!("the API key {} is in no usage plan, so it opens nothing", shown(key)),
            )
            .help("name it in the `keys` of a usage plan, or take it out"),
        );
    }
}
