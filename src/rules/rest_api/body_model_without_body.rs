//! A body model on a method whose requests have no body.

use super::{rest, route_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::HttpMethod;
use crate::spec::route_key::RouteKey;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA025",
    name: "body-model-without-body",
    severity: Severity::Caution,
    page: include_str!("body_model_without_body.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(rest) = rest(context) else { return };
    for (key, _) in rest.routes.iter().filter(|(_, route)| route.body.is_some()) {
        let Ok(RouteKey { method, .. }) = RouteKey::parse(key) else { continue };
        if matches!(method, HttpMethod::Get | HttpMethod::Head | HttpMethod::Delete | HttpMethod::Options) {
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Key(route_at(key).key("body")),
                    format!("a `{}` request has no body that a model could check", method.as_str()),
                )
                .help("check what comes in the query string by `required_query`, or take `body` out"),
            );
        }
    }
}
