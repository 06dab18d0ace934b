//! An API key that stands in two usage plans of one stage, or twice in one.

use std::collections::BTreeMap;

use super::{at, rest};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA013",
    name: "key-in-two-usage-plans",
    severity: Severity::Error,
    page: include_str!("key_in_two_usage_plans.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(rest) = rest(context) else { return };
    let mut seen: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    for (plan, item) in &rest.usage_plans {
        for (index, key) in item.keys.iter().enumerate() {
            let Some((other, first)) = seen.get(key.as_str()).copied() else {
                seen.insert(key, (plan, index));
                continue;
            };
            let place = |plan: &str, index| Place::Value(at().key("usage_plans").key(plan).key("keys").index(index));
            findings.push(
                Finding::new(&RULE, place(plan, index), format!("the key {} is in a usage plan already", shown(key)))
                    .help("keep it in one plan: a key can have one usage plan for each stage")
                    .related(place(other, first), "also here"),
            );
        }
    }
}
