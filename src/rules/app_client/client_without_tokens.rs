//! A client by which nobody gets a token.

use std::collections::BTreeSet;

use super::at;
use crate::access::Lock;
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "AC022",
    name: "client-without-tokens",
    severity: Severity::Caution,
    page: include_str!("client_without_tokens.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let (spec, access) = (context.spec, context.access);
    if spec.user_pool.is_none() || access.callers().iter().all(|caller| !caller.holdings.is_empty()) {
        return;
    }
    // Functions that need tokens of the client, and authorizers that wait for those of such clients alone, have findings of their own.
    let of_functions: BTreeSet<&str> = spec.functions.values().filter_map(|function| function.client.as_deref()).collect();
    let awaited: BTreeSet<&str> = access
        .classes()
        .iter()
        .filter_map(|class| match &class.lock {
            Lock::Token(lock) if lock.scopes.is_empty() && !class.is_reachable() => Some(lock),
            _ => None,
        })
        .filter(|lock| access.takers(lock).all(|caller| caller.holdings.is_empty()))
        .flat_map(|lock| access.takers(lock))
        .map(|caller| caller.name)
        .collect();
    for (caller, client) in access.callers().iter().zip(spec.clients.values()).filter(|(caller, _)| caller.holdings.is_empty()) {
        // `oauth` without a flow has a finding of its own, and so has rotation.
        let named = of_functions.contains(caller.name) || awaited.contains(caller.name);
        if named || client.oauth.is_some() || client.tokens.rotation.is_some() {
            continue;
        }
        findings.push(
            Finding::new(&RULE, Place::Key(at(caller.name)), "nobody can sign in by this client: it has no flow by which it gets tokens")
                .help("give it `auth_flows`, or `oauth` with a flow"),
        );
    }
}
