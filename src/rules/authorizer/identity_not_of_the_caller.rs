//! Remembered policies that are found again by nothing that the caller is known by.

use super::{authorizers, settings_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::{Authorizer, IdentitySource};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU009",
    name: "identity-not-of-the-caller",
    severity: Severity::Insecure,
    page: include_str!("identity_not_of_the_caller.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, about) in authorizers(context.spec) {
        let Authorizer::Request(request) = about else { continue };
        let sources: Vec<_> = request.identity_sources.iter().map(|text| IdentitySource::parse(text)).collect();
        // A source that cannot be read has another finding, and may be the one that is meant.
        if request.cache.seconds() == 0 || sources.is_empty() || sources.iter().any(Option::is_none) {
            continue;
        }
        if !sources.iter().flatten().any(is_of_the_caller) {
            let at = settings_at(name, about);
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Value(at.key("identity_sources")),
                    "policies are remembered by something that is the same for all callers, so one is let in as another",
                )
                .help("add the header or the query string that callers are known by, or take `cache` out")
                .related(Place::Value(at.key("cache")), "policies are remembered here"),
            );
        }
    }
}

/// Whether a caller sends it, or it says who the caller is.
///
/// Source: Amazon API Gateway developer guide, "Variables for data models, authorizers, mapping templates, and CloudWatch access
/// logging", `$context.identity`.
fn is_of_the_caller(source: &IdentitySource) -> bool {
    match source {
        IdentitySource::Header(_) | IdentitySource::Query(_) => true,
        IdentitySource::StageVariable(_) => false,
        IdentitySource::Context(name) => name.starts_with("identity."),
    }
}
