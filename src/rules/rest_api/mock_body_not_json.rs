//! A fixed answer that says it is JSON and is not.

use super::{route_at, routes};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA037",
    name: "mock-body-not-json",
    severity: Severity::Broken,
    page: include_str!("mock_body_not_json.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route) in routes(context) {
        let Some(body) = route.mock.as_ref().and_then(|mock| mock.body.literal()) else { continue };
        // The body is a template of the Velocity language: `$` and `#` begin what is filled in later.
        if body.trim().is_empty() || body.contains(['$', '#']) {
            continue;
        }
        if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(body) {
            let place = Place::Value(route_at(key).key("mock").key("body"));
            let message = format!("the body is no JSON: {}", reason(&error));
            findings.push(Finding::new(&RULE, place, message).help("write JSON, with text in double quotes: `'{\"status\": \"up\"}'`"));
        }
    }
}

/// The reason without the place, which is one of the body and not of the spec.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split_once(" at line ").map_or(text.as_str(), |(reason, _)| reason).to_owned()
}
