//! A provider at which sign-ins may begin, beside one that is not SAML.

use super::at;
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};
use crate::spec::clients::THE_POOL;
use crate::spec::user_pool::IdentityProvider;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "IP020",
    name: "unsolicited-beside-others",
    severity: Severity::Error,
    page: include_str!("unsolicited_beside_others.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = &context.spec.user_pool else { return };
    let unsolicited = |name: &str| matches!(pool.identity_providers.get(name), Some(IdentityProvider::Saml(saml)) if saml.idp_initiated);
    let by_saml = |name: &str| matches!(pool.identity_providers.get(name), Some(IdentityProvider::Saml(_)));
    for (client, about) in &context.spec.clients {
        let Some(providers) = &about.identity_providers else { continue };
        let Some(first) = providers.iter().find(|name| unsolicited(name)) else { continue };
        // What is not defined has a finding of its own.
        let is_known = |name: &str| name == THE_POOL || pool.identity_providers.contains_key(name);
        let others = providers.iter().enumerate().filter(|(_, name)| is_known(name) && !by_saml(name));
        for (index, other) in others {
            let place = Place::Value(Path::root().key("clients").key(client).key("identity_providers").index(index));
            let message = format!("{} cannot stand beside {}, where a sign-in may begin at the provider", shown(other), shown(first));
            findings.push(
                Finding::new(&RULE, place, message)
                    .help("make a client of its own for the provider, or take `idp_initiated` out")
                    .related(Place::Value(at(first).key("saml").key("idp_initiated")), "a sign-in may begin here"),
            );
        }
    }
}
