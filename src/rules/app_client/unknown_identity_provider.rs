//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity, nearest, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::UserPool;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "AC007",
    name: "unknown-identity-provider",
    severity: Severity::Error,
    page: include_str!("unknown_identity_provider.md"),
    check: Check::Spec(check),
};

/// The provider that every pool has: the pool itself.
///
/// Source: Amazon Cognito user pools API, CreateUserPoolClient, SupportedIdentityProviders (`COGNITO`).
const POOL: &str = "cognito";

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // A pool that exists can have any provider, but none is called as the pool itself.
    let existing = context.spec.user_pool.as_ref().is_some_and(UserPool::exists);
    let wrong = |provider: &str| provider != POOL && (!existing || provider.trim().is_empty() || provider.eq_ignore_ascii_case(POOL));
    for (name, client) in &context.spec.clients {
        for (index, provider) in client.identity_providers.iter().flatten().enumerate().filter(|(_, provider)| wrong(provider)) {
            let place = Place::Value(at(name).key("identity_providers").index(index));
            let help = if nearest(provider, [POOL]).is_some() {
                "did you mean `cognito`?"
            } else {
                "`cognito` is the only one so far: the user pool itself"
            };
            findings.push(Finding::new(&RULE, place, format!("there is no identity provider {}", shown(provider))).help(help));
        }
    }
}
