//! An identity provider of a client that has no login pages.

use super::at;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::clients::THE_POOL;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "AC025",
    name: "provider-without-login-pages",
    severity: Severity::Broken,
    page: include_str!("provider_without_login_pages.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // One that is not defined has a finding of its own.
    let Some(pool) = &context.spec.user_pool else { return };
    let is_known = |provider: &String| provider != THE_POOL && (pool.exists() || pool.identity_providers.contains_key(provider));
    for (name, client) in context.spec.clients.iter().filter(|(_, client)| !client.has_login_pages()) {
        let providers = client.identity_providers.iter().flatten().enumerate();
        let Some((index, provider)) = providers.into_iter().find(|(_, provider)| is_known(provider)) else { continue };
        findings.push(
            Finding::new(
                &RULE,
                Place::Value(at(name).key("identity_providers").index(index)),
                format!("{} vouches for users at the login pages, and this client has none", shown(provider)),
            )
            .help("give the client `oauth` with the flow `code`, or take the provider out"),
        );
    }
}
