//! An authorizer that remembers an answer for nobody in particular.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::asked;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU006",
    name: "cache-without-identity-source",
    severity: Severity::Error,
    page: include_str!("cache_without_identity_source.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for about in asked(context.spec) {
        if about.cache.seconds() > 0 && about.sources.is_some_and(<[String]>::is_empty) {
            let place = Place::Value(about.at.key("cache"));
            findings.push(
                Finding::new(&RULE, place, "answers are to be remembered, and nothing tells callers apart")
                    .help("name what callers are known by, such as `identity_sources: [header.Authorization]`, or take `cache` out"),
            );
        }
    }
}
