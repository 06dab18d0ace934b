//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::words::{fault, is_scope};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RS001",
    name: "malformed-identifier",
    severity: Severity::Error,
    page: include_str!("malformed_identifier.md"),
    check: Check::Spec(check),
};

/// The most characters of an identifier. Source: Amazon Cognito user pools API, shape ResourceServerIdentifierType.
const MOST: usize = 256;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, server) in &context.spec.resource_servers {
        let Some(identifier) = server.identifier.literal() else {
            continue;
        };
        let Some(wrong) = fault(identifier, MOST, is_scope) else {
            continue;
        };
        findings.push(
            Finding::new(&RULE, Place::Value(at(name).key("identifier")), format!("identifier {} {wrong}", shown(identifier)))
                .help("use the URL of the API, or a word"),
        );
    }
}
