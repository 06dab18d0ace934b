//! A remembered yes of the built-in handler.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::http;
use crate::rules::authorizer::http_authorizer_at;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::HttpAuthorizer;

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
    for (name, about) in &api.authorizers {
        let HttpAuthorizer::Function(about) = about else { continue };
        if context.spec.is_verify(&about.function) && super::remembered_for_all(api, name, about) {
            let place = Place::Value(http_authorizer_at(name).key("function").key("cache"));
            findings.push(
                Finding::new(&RULE, place, "a remembered answer opens every route of the authorizer, whatever its scopes")
                    .help("write `response: policy`, or add `context.routeKey` to the `identity_sources`"),
            );
        }
    }
}
