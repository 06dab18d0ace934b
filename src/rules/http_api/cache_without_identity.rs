//! A cache without a key.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::http;
use crate::rules::authorizer::http_authorizer_at;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::HttpAuthorizer;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA007",
    name: "cache-without-identity",
    severity: Severity::Error,
    page: include_str!("cache_without_identity.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, about) in http(context.spec).into_iter().flat_map(|api| &api.authorizers) {
        let HttpAuthorizer::Function(function) = about else { continue };
        if function.cache.seconds() > 0 && function.identity_sources.is_empty() {
            let at = http_authorizer_at(name).key("function");
            findings.push(
                Finding::new(&RULE, Place::Value(at.key("cache")), "answers are to be remembered, and nothing tells callers apart")
                    .help("name the `identity_sources`, or take `cache` out")
                    .related(Place::Key(at.key("identity_sources")), "empty"),
            );
        }
    }
}
