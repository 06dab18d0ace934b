//! See the page.

use super::{at, clients, is_machine};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA003",
    name: "client-credentials-without-scope",
    severity: Severity::Error,
    page: include_str!("client_credentials_without_scope.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, _, oauth) in clients(context) {
        if is_machine(oauth) && oauth.scopes.is_empty() {
            findings.push(
                Finding::new(&RULE, Place::Key(at(name)), "the client has `client_credentials` and no scope to ask for")
                    .help("list scopes of a resource server, as `scopes: [server/scope]`"),
            );
        }
    }
}
