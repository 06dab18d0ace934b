//! A cached yes that opens other routes as well.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::http;
use crate::rules::authorizer::http_authorizer_at;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::HttpAuthorizer;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA008",
    name: "cached-answer-for-all-routes",
    severity: Severity::Caution,
    page: include_str!("cached_answer_for_all_routes.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(api) = http(context.spec) else { return };
    for (name, about) in &api.authorizers {
        let HttpAuthorizer::Function(function) = about else { continue };
        if !context.spec.is_verify(&function.function) && super::remembered_for_all(api, name, function) {
            let place = Place::Value(http_authorizer_at(name).key("function").key("cache"));
            findings.push(
                Finding::new(&RULE, place, "an answer that is remembered holds for every route of the authorizer")
                    .help("add `context.routeKey` to the `identity_sources`, or write `response: policy`, or take `cache` out"),
            );
        }
    }
}
