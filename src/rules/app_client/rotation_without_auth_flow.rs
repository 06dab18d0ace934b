//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "AC003",
    name: "rotation-without-auth-flow",
    severity: Severity::Error,
    page: include_str!("rotation_without_auth_flow.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, client) in &context.spec.clients {
        if client.tokens.rotation.is_some() && client.auth_flows.is_empty() {
            findings.push(
                Finding::new(&RULE, Place::Key(at(name).key("tokens").key("rotation")), "refresh tokens rotate and the client names no auth flow")
                    .help("name one, such as `auth_flows: [user_srp]`; with none Cognito allows three of its own choice, the forbidden one among them"),
            );
        }
    }
}
