//! See the page.

use super::at;
use crate::finding::{Finding, Severity};
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RS001",
    name: "malformed-identifier",
    severity: Severity::Error,
    page: include_str!("malformed_identifier.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, server) in &context.spec.resource_servers {
        for fault in shapes::SERVER_IDENTIFIER.faults(context.spec, &server.identifier, || at(name).key("identifier")) {
            findings.push(fault.finding(&RULE, "identifier").help("use the URL of the API, or a word"));
        }
    }
}
