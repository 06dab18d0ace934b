//! See the page.

use super::server_at;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "EX005",
    name: "existing-server-with-name",
    severity: Severity::Error,
    page: include_str!("existing_server_with_name.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, server) in &context.spec.resource_servers {
        if server.existing && server.name.is_some() {
            let message = format!("the resource server {} exists already, and keeps the name that it has", shown(name));
            findings.push(
                Finding::new(&RULE, Place::Key(server_at(name).key("name")), message)
                    .help("drop the name, or drop `existing` to have the server made")
                    .related(Place::Value(server_at(name).key("existing")), "exists already"),
            );
        }
    }
}
