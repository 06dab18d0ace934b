//! Clients with OAuth flows, and a pool without a domain.

use crate::finding::{Finding, Place, Severity};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "XR009",
    name: "oauth-without-domain",
    severity: Severity::Broken,
    page: include_str!("oauth_without_domain.md"),
    check: Check::Spec(check),
};

/// How many more clients are shown.
const SHOWN: usize = 5;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    // A pool that exists can have its domain already.
    if spec.user_pool.as_ref().is_none_or(|pool| pool.domain.is_some() || pool.exists()) {
        return;
    }
    let at = |name: &str| Place::Key(Path::root().key("clients").key(name).key("oauth"));
    let mut clients = spec.clients.iter().filter(|(_, client)| client.oauth.as_ref().is_some_and(|oauth| !oauth.flows.is_empty()));
    // One domain mends them all.
    let Some((first, _)) = clients.next() else { return };
    let finding = Finding::new(&RULE, at(first), "the user pool has no domain, so there is nowhere to sign in or to get a token")
        .help("give the pool a domain, such as `domain: { prefix: my-login }`");
    findings.push(clients.take(SHOWN).fold(finding, |finding, (name, _)| finding.related(at(name), "this client needs it too")));
}
