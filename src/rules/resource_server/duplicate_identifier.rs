//! See the page.

use indexmap::IndexMap;

use super::at;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RS002",
    name: "duplicate-identifier",
    severity: Severity::Error,
    page: include_str!("duplicate_identifier.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut seen = IndexMap::new();
    for (name, server) in &context.spec.resource_servers {
        // The same text with the same holes in it is the same identifier, whatever the holes hold.
        let identifier = server.identifier.as_str();
        let first = *seen.entry(identifier).or_insert(name);
        if first != name {
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Value(at(name).key("identifier")),
                    format!("{} is the identifier of {} already", shown(identifier), shown(first)),
                )
                .help("make them one resource server with the scopes of both")
                .related(Place::Value(at(first).key("identifier")), "first here"),
            );
        }
    }
}
