//! See the page.

use super::{at, server_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "EX004",
    name: "existing-server-in-new-pool",
    severity: Severity::Error,
    page: include_str!("existing_server_in_new_pool.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // Without a pool it is the pool that is missing.
    if context.spec.user_pool.as_ref().is_none_or(|pool| pool.exists()) {
        return;
    }
    for (name, _) in context.spec.resource_servers.iter().filter(|(_, server)| server.existing) {
        let message = format!("the resource server {} cannot exist: its user pool is made here", shown(name));
        findings.push(
            Finding::new(&RULE, Place::Value(server_at(name).key("existing")), message)
                .help("drop `existing` to have it made")
                .related(Place::Key(at()), "made here"),
        );
    }
}
