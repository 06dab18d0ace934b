//! See the page.

use super::{at, clients};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::clients::OAuthFlow;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA019",
    name: "redirect-without-user-grant",
    severity: Severity::Caution,
    page: include_str!("redirect_without_user_grant.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, _, oauth) in clients(context) {
        if oauth.flows.is_empty() || oauth.flows.iter().any(|flow| *flow != OAuthFlow::ClientCredentials) {
            continue;
        }
        let given = [
            ("callback_urls", !oauth.callback_urls.is_empty()),
            ("logout_urls", !oauth.logout_urls.is_empty()),
            ("default_redirect", oauth.default_redirect.is_some()),
        ];
        for (key, _) in given.into_iter().filter(|(_, given)| *given) {
            let message = format!("`{key}` is left out: a client of `client_credentials` alone sends nobody anywhere");
            findings.push(
                Finding::new(&RULE, Place::Key(at(name).key(key)), message)
                    .help("take it out, or move it to a client that users sign in by"),
            );
        }
    }
}
