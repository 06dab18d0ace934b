//! An answer that is remembered where something was to be done.

use super::{cached, route_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::HttpMethod;
use crate::spec::route_key::RouteKey;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MS003",
    name: "cached-write",
    severity: Severity::Broken,
    page: include_str!("cached_write.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (_, key, ..) in cached(context) {
        // A key that cannot be read has another finding.
        let Ok(RouteKey { method, .. }) = RouteKey::parse(key) else { continue };
        // RFC 9110 section 9.2.1: GET, HEAD and OPTIONS are safe.
        if matches!(method, HttpMethod::Get | HttpMethod::Head | HttpMethod::Options) {
            continue;
        }
        let message = if method == HttpMethod::Any {
            "every method of the path is remembered, so that a second write is answered and not done".to_owned()
        } else {
            format!("a second {} is answered from the cache and not done", method.as_str())
        };
        findings.push(
            Finding::new(&RULE, Place::Key(route_at(key).key("cache")), message)
                .help("remember answers of `GET` only; the body of a request is never part of what they are told apart by"),
        );
    }
}
