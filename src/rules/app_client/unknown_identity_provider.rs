//! See the page.

use super::at;
use crate::finding::{Finding, Meant, Place, Severity, meant, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::UserPool;
use crate::spec::clients::THE_POOL;
use crate::spec::user_pool::IdentityProvider;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "AC007",
    name: "unknown-identity-provider",
    severity: Severity::Error,
    page: include_str!("unknown_identity_provider.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let providers = context.spec.user_pool.as_ref().map(|pool| &pool.identity_providers);
    let all: Vec<&str> = providers.iter().flat_map(|all| all.keys()).map(String::as_str).chain([THE_POOL]).collect();
    // A pool that exists can have any provider, but none is called as the pool itself.
    let existing = context.spec.user_pool.as_ref().is_some_and(UserPool::exists);
    let possible = |provider: &str| existing && !provider.trim().is_empty() && !provider.eq_ignore_ascii_case(THE_POOL);
    for (name, client) in &context.spec.clients {
        for (index, provider) in client.identity_providers.iter().flatten().enumerate() {
            if all.contains(&provider.as_str()) || possible(provider) {
                continue;
            }
            let place = Place::Value(at(name).key("identity_providers").index(index));
            // AWS's own name of one that has another name here.
            let called = |(_, about): &(&String, &IdentityProvider)| about.fixed_name() == Some(provider);
            let by_aws = providers.and_then(|all| all.iter().find(called)).map(|(key, _)| key.as_str());
            let meant = by_aws.map(|word| Meant { word, certain: true }).or_else(|| meant(provider, all.iter().copied()));
            let help = match meant {
                Some(meant) => format!("did you mean {}?", shown(meant.word)),
                None => format!(
                    "define it as {}, or drop it; `cognito` is the user pool itself",
                    shown(&format!("user_pool.identity_providers.{provider}"))
                ),
            };
            let finding = Finding::new(&RULE, place, format!("there is no identity provider {}", shown(provider))).help(help);
            findings.push(finding.by_writing(meant.and_then(Meant::certainly)));
        }
    }
}
