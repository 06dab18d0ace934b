//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RS005",
    name: "scope-description-length",
    severity: Severity::Error,
    page: include_str!("scope_description_length.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, server) in &context.spec.resource_servers {
        for (scope, description) in &server.scopes {
            let Some(wrong) = shapes::SCOPE_DESCRIPTION.fault(description) else {
                continue;
            };
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Value(at(name).key("scopes").key(scope)),
                    format!("the description of scope {} {wrong}", shown(scope)),
                )
                .help("say in a sentence what the scope is good for"),
            );
        }
    }
}
