//! See the page.

use super::{at, clients, is_machine};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA006",
    name: "oauth-without-scopes",
    severity: Severity::Error,
    page: include_str!("oauth_without_scopes.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // A machine without scopes lacks a special kind of them; OA003 says so.
    for (name, ..) in clients(context).filter(|(_, _, oauth)| oauth.scopes.is_empty() && !is_machine(oauth)) {
        findings.push(
            Finding::new(&RULE, Place::Key(at(name)), "`oauth` without `scopes`")
                .help("say `scopes: [openid]`, and add what the application needs"),
        );
    }
}
