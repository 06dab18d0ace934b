//! A remembered yes of the built-in handler.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::{asked, http};
use crate::rules::authorizer::guarded_by;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::{AuthorizerResponse, HttpAuthorizer};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA018",
    name: "verify-remembered-for-all-routes",
    severity: Severity::Insecure,
    page: include_str!("verify_remembered_for_all_routes.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(api) = http(context.spec) else { return };
    let guarded = guarded_by(context.spec);
    for about in asked(context.spec).filter(|about| about.cache.seconds() > 0 && context.spec.is_verify(about.function)) {
        let simple =
            |about: &HttpAuthorizer| matches!(about, HttpAuthorizer::Function(about) if about.response == AuthorizerResponse::Simple);
        let Some(routes @ [_, _, ..]) = guarded.get(about.name).map(Vec::as_slice) else { continue };
        // A cache without anything to find an answer by is refused.
        let refused = about.sources.is_some_and(<[String]>::is_empty);
        if api.authorizers.get(about.name).is_some_and(simple) && !refused && !about.remembers_by_route(routes) {
            let place = Place::Value(about.at.key("cache"));
            findings.push(
                Finding::new(&RULE, place, "a remembered answer opens every route of the authorizer, whatever its scopes")
                    .help("write `response: policy`, or add `context.routeKey` to the `identity_sources`"),
            );
        }
    }
}
