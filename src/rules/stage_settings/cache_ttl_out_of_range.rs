//! An answer that is remembered for too long, or not at all.

use super::{cached, route_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::Duration;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MS005",
    name: "cache-ttl-out-of-range",
    severity: Severity::Error,
    page: include_str!("cache_ttl_out_of_range.md"),
    check: Check::Spec(check),
};

/// Source: Amazon API Gateway developer guide, "Cache settings for REST APIs in API Gateway": "The maximum TTL value is 3600
/// seconds. TTL=0 means caching is disabled."
const LONGEST: Duration = Duration::from_hours(1);

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (_, key, _, cache) in cached(context) {
        let place = || Place::Value(route_at(key).key("cache").key("ttl"));
        if cache.ttl > LONGEST {
            let message = format!("an answer is remembered for an hour at most, not for {}", cache.ttl);
            findings.push(Finding::new(&RULE, place(), message).help("write `1h` or less"));
        } else if cache.ttl.seconds() == 0 {
            findings.push(Finding::new(&RULE, place(), "`0s` remembers nothing").help("take `cache` out of the route, or give a time"));
        }
    }
}
