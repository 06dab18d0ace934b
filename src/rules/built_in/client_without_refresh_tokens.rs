//! A handler of refresh tokens, for a client by which nobody gets one.

use super::{at, built_in, client_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::functions::BuiltIn;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "BH001",
    name: "client-without-refresh-tokens",
    severity: Severity::Broken,
    page: include_str!("client_without_refresh_tokens.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function, handler) in built_in(context) {
        let (BuiltIn::Refresh | BuiltIn::SignOut) = handler else { continue };
        // A handler without a client has another finding.
        let Some((client, about)) = function.client.as_ref().and_then(|client| context.spec.clients.get_key_value(client)) else {
            continue;
        };
        if !about.issues_refresh_tokens() {
            let message =
                format!("nobody gets a refresh token by the client {}, for which {} works", shown(client), shown(handler.as_str()));
            findings.push(
                Finding::new(&RULE, Place::Value(at(name).key("client")), message)
                    .help("name the client by which users sign in")
                    .related(Place::Key(client_at(client)), "defined here"),
            );
        }
    }
}
