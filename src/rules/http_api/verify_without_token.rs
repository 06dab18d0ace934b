//! A token that does not come first.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::http;
use crate::rules::authorizer::http_authorizer_at;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::{HttpAuthorizer, IdentitySource};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA019",
    name: "verify-without-token",
    severity: Severity::Broken,
    page: include_str!("verify_without_token.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, about) in http(context.spec).into_iter().flat_map(|api| &api.authorizers) {
        let HttpAuthorizer::Function(about) = about else { continue };
        let first = about.identity_sources.first().and_then(|source| IdentitySource::parse(source));
        if context.spec.is_verify(&about.function) && matches!(first, Some(IdentitySource::StageVariable(_) | IdentitySource::Context(_))) {
            let place = Place::Value(http_authorizer_at(name).key("function").key("identity_sources").index(0));
            findings.push(
                Finding::new(&RULE, place, "`verify` takes the first identity source for the token, and this is none")
                    .help("put the header that carries the token first, such as `header.Authorization`"),
            );
        }
    }
}
