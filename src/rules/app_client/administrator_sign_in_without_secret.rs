//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::clients::AuthFlow;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "AC021",
    name: "administrator-sign-in-without-secret",
    severity: Severity::Caution,
    page: include_str!("administrator_sign_in_without_secret.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, client) in &context.spec.clients {
        let Some(index) = client.auth_flows.iter().position(|flow| *flow == AuthFlow::AdminUserPassword) else { continue };
        if !client.secret {
            let place = Place::Value(at(name).key("auth_flows").index(index));
            findings.push(
                Finding::new(&RULE, place, "a server signs users in by this client, and the client has no secret")
                    .help("give the client `secret: true`; a server can keep one, and nobody else can then use the client"),
            );
        }
    }
}
