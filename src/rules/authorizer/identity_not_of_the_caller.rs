//! Remembered policies that are found again by nothing that the caller is known by.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::{Kind, asked};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::IdentitySource;

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU009",
    name: "identity-not-of-the-caller",
    severity: Severity::Insecure,
    page: include_str!("identity_not_of_the_caller.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for about in asked(context.spec).filter(|about| about.cache.seconds() > 0) {
        let sources: Vec<_> = about.sources.unwrap_or_default().iter().map(|text| IdentitySource::parse(text)).collect();
        // A source that cannot be read has another finding, and may be the one that is meant.
        if sources.is_empty() || sources.iter().any(Option::is_none) {
            continue;
        }
        // Of an HTTP API the built-in `verify` takes the first for its token, or has another finding.
        let verify = about.kind == Kind::Http && context.spec.is_verify(about.function);
        if !verify && !sources.iter().flatten().any(is_of_the_caller) {
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Value(about.at.key("identity_sources")),
                    "answers are remembered by something that is the same for all callers, so one is let in as another",
                )
                .help("add the header or the query string that callers are known by, or take `cache` out")
                .related(Place::Value(about.at.key("cache")), "answers are remembered here"),
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
