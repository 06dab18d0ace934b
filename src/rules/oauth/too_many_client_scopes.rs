//! See the page.

use super::{at, clients};
use crate::finding::{Finding, Place, Severity};
use crate::rules::shapes::MOST_SCOPES_OF_CLIENT;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA014",
    name: "too-many-client-scopes",
    severity: Severity::Error,
    page: include_str!("too_many_client_scopes.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, _, oauth) in clients(context).filter(|(_, _, oauth)| oauth.scopes.len() > MOST_SCOPES_OF_CLIENT) {
        let place = Place::Value(at(name).key("scopes").index(MOST_SCOPES_OF_CLIENT));
        let message = format!("{} scopes on one client, {MOST_SCOPES_OF_CLIENT} are allowed", oauth.scopes.len());
        findings.push(Finding::new(&RULE, place, message).help("make the scopes coarser, or use several clients"));
    }
}
