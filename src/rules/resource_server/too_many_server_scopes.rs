//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity};
use crate::rules::shapes::MOST_SCOPES_OF_SERVER;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RS006",
    name: "too-many-server-scopes",
    severity: Severity::Error,
    page: include_str!("too_many_server_scopes.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, server) in &context.spec.resource_servers {
        if let Some((scope, _)) = server.scopes.get_index(MOST_SCOPES_OF_SERVER) {
            let place = Place::Key(at(name).key("scopes").key(scope));
            let message = format!("{} scopes on one resource server, {MOST_SCOPES_OF_SERVER} are allowed", server.scopes.len());
            findings.push(Finding::new(&RULE, place, message).help("spread them over several resource servers"));
        }
    }
}
