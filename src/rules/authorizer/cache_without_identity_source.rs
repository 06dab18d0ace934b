//! An authorizer that remembers a policy for nobody in particular.

use super::{authorizers, settings_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::Authorizer;

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU006",
    name: "cache-without-identity-source",
    severity: Severity::Error,
    page: include_str!("cache_without_identity_source.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, about) in authorizers(context.spec) {
        let Authorizer::Request(request) = about else { continue };
        if request.cache.seconds() > 0 && request.identity_sources.is_empty() {
            let at = settings_at(name, about).key("cache");
            findings.push(
                Finding::new(&RULE, Place::Value(at), "policies are remembered and nothing tells callers apart")
                    .help("name what callers are known by, such as `identity_sources: [header.Authorization]`, or take `cache` out"),
            );
        }
    }
}
