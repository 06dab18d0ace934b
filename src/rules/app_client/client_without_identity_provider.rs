//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::clients::OAuthFlow;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "AC008",
    name: "client-without-identity-provider",
    severity: Severity::Broken,
    page: include_str!("client_without_identity_provider.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, client) in &context.spec.clients {
        let has_users = client.oauth.iter().flat_map(|oauth| &oauth.flows).any(|flow| *flow != OAuthFlow::ClientCredentials);
        if has_users && client.identity_providers.as_ref().is_some_and(Vec::is_empty) {
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Value(at(name).key("identity_providers")),
                    "the login page of this client offers no way to sign in",
                )
                .help("say `identity_providers: [cognito]`, or leave the key out, which means the same"),
            );
        }
    }
}
