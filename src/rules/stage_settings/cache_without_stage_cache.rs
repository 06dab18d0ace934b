//! A route that remembers its answers in a cache that is not there.

use super::{cached, route_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MS001",
    name: "cache-without-stage-cache",
    severity: Severity::Broken,
    page: include_str!("cache_without_stage_cache.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (api, key, ..) in cached(context) {
        if api.cache.is_none() {
            findings.push(
                Finding::new(&RULE, Place::Key(route_at(key).key("cache")), "the stage has no cache, so nothing is remembered")
                    .help("give the API a cache, such as `cache: { size: 0.5 }` beside `stage`; it is paid for by the hour"),
            );
        }
    }
}
