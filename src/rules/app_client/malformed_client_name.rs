//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "AC001",
    name: "malformed-client-name",
    severity: Severity::Error,
    page: include_str!("malformed_client_name.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, client) in &context.spec.clients {
        let Some(name) = &client.name else {
            if let Some(wrong) = shapes::CLIENT_NAME.fault(key) {
                let help = "give it a `name` of letters, digits, spaces and `_+=,.@-`; the key stands for it otherwise";
                findings.push(Finding::new(&RULE, Place::Key(at(key)), format!("client name {} {wrong}", shown(key))).help(help));
            }
            continue;
        };
        for fault in shapes::CLIENT_NAME.faults(context.spec, name, || at(key).key("name")) {
            findings.push(fault.finding(&RULE, "client name").help("use letters, digits, spaces and `_+=,.@-`"));
        }
    }
}
