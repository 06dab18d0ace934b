//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RS003",
    name: "malformed-server-name",
    severity: Severity::Error,
    page: include_str!("malformed_server_name.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, server) in &context.spec.resource_servers {
        let Some(name) = &server.name else {
            if let Some(wrong) = shapes::SERVER_NAME.fault(key) {
                let help = "give it a `name` of letters, digits, spaces and `_+=,.@-`; the key stands for it otherwise";
                findings.push(Finding::new(&RULE, Place::Key(at(key)), format!("resource server name {} {wrong}", shown(key))).help(help));
            }
            continue;
        };
        for fault in shapes::SERVER_NAME.faults(context.spec, name, || at(key).key("name")) {
            findings.push(fault.finding(&RULE, "resource server name").help("use letters, digits, spaces and `_+=,.@-`"));
        }
    }
}
