//! A scope of a resource server that no client lists.

use std::collections::BTreeSet;

use super::{Scopes, server_at};
use crate::access::Lock;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::scope::ScopeName;

/// The rule.
pub static RULE: Rule = Rule {
    code: "SC010",
    name: "scope-nobody-grants",
    severity: Severity::Caution,
    page: include_str!("scope_nobody_grants.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let (spec, access) = (context.spec, context.access);
    if spec.resource_servers.is_empty() || spec.clients.is_empty() || spec.user_pool.is_none() {
        return;
    }
    // A function of the pool may add the scope to tokens; of a pool that exists already it is not known whether one does.
    if access.callers().iter().flat_map(|caller| &caller.holdings).any(|holding| holding.more_scopes) {
        return;
    }
    let listed: BTreeSet<&str> =
        spec.clients.values().filter_map(|client| client.oauth.as_ref()).flat_map(|oauth| &oauth.scopes).map(String::as_str).collect();
    // A scope that leads nowhere has a finding of its own, and may be meant for one of these.
    let scopes = Scopes::of(spec);
    if !listed.iter().all(|scope| scopes.exists(scope)) {
        return;
    }
    // Neither is a word due where a route is out of reach for want of a scope of the server.
    let lost: BTreeSet<&str> = access
        .classes()
        .iter()
        .filter_map(|class| match &class.lock {
            Lock::Token(lock) if !class.is_reachable() => Some(lock.scopes),
            _ => None,
        })
        .flatten()
        .filter_map(|scope| match ScopeName::of(scope) {
            ScopeName::Custom { server, .. } => Some(server),
            ScopeName::System(_) | ScopeName::Bare(_) => None,
        })
        .collect();
    let mut rest = access.scopes();
    while let Some(first) = rest.first() {
        let (of_server, others) = rest.split_at(rest.iter().take_while(|one| one.server == first.server).count());
        rest = others;
        let existing = spec.resource_servers.get(first.server).is_some_and(|server| server.existing);
        if existing || lost.contains(first.server) {
            continue;
        }
        let unlisted: Vec<_> = of_server.iter().filter(|one| !listed.contains(one.text.as_str())).collect();
        if unlisted.len() == of_server.len() {
            let message = format!("no client lists a scope of the resource server {}", shown(first.server));
            let help = format!("list one in the `oauth.scopes` of a client, such as {}, or take the server out", shown(&first.text));
            findings.push(Finding::new(&RULE, Place::Key(server_at(first.server)), message).help(help));
            continue;
        }
        for one in unlisted {
            let at = server_at(one.server).key("scopes").key(one.scope);
            let asked = if one.asked { ", and routes ask for it" } else { "" };
            let message = format!("no client lists {}, so no token carries it{asked}", shown(&one.text));
            findings.push(
                Finding::new(&RULE, Place::Key(at), message)
                    .help("list it in the `oauth.scopes` of the client that it is for, or take it out"),
            );
        }
    }
}
