//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::words::fault;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RS005",
    name: "scope-description-length",
    severity: Severity::Error,
    page: include_str!("scope_description_length.md"),
    check: Check::Spec(check),
};

/// The most characters of a description. Source: Amazon Cognito user pools API, shape ResourceServerScopeDescriptionType.
const MOST: usize = 256;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, server) in &context.spec.resource_servers {
        for (scope, description) in &server.scopes {
            let Some(wrong) = fault(description, MOST, |_| true) else {
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
