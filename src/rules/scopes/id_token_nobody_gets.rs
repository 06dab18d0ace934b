//! A route that takes id tokens where no client gets one.

use indexmap::IndexMap;

use super::routes;
use crate::access::{Access, Lock};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::UserPool;
use crate::spec::api::Token;

/// The rule.
pub static RULE: Rule = Rule {
    code: "SC009",
    name: "id-token-nobody-gets",
    severity: Severity::Broken,
    page: include_str!("id_token_nobody_gets.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    // Where there are no clients, or the pool exists already, clients can be made elsewhere.
    if spec.clients.is_empty() || spec.user_pool.as_ref().is_none_or(UserPool::exists) {
        return;
    }
    let access = Access::of(spec);
    // A client that gets no token at all, or a scope that leads nowhere, has a finding of its own.
    if access.callers().iter().any(|caller| caller.holdings.is_empty() || caller.holdings.iter().any(|holding| holding.id_token)) {
        return;
    }
    let lost: Vec<bool> = access
        .classes()
        .iter()
        .map(|class| matches!(&class.lock, Lock::Token(token) if token.kinds == [Token::Id]) && !access.is_reachable(&class.lock))
        .collect();
    // One change mends all the routes of an authorizer.
    let mut first: IndexMap<&str, (Place, usize)> = IndexMap::new();
    for (route, door) in routes(spec).zip(access.doors()) {
        if let Some(authorizer) = route.authorizer.filter(|_| lost.get(door.class()) == Some(&true)) {
            first.entry(authorizer).or_insert_with(|| (Place::Value(route.at().key("authorizer")), 0)).1 += 1;
        }
    }
    for (place, count) in first.into_values() {
        let which = if count == 1 { "the route takes".to_owned() } else { format!("{count} routes take") };
        let finding = Finding::new(&RULE, place, format!("{which} id tokens, and no client can get one"));
        findings.push(finding.help("add `openid` to the scopes of a client with `code`, or take access tokens and name scopes"));
    }
}
