//! A route that takes id tokens where no client gets one.

use indexmap::IndexMap;

use crate::access::Lock;
use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::routes;
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
    let (spec, access) = (context.spec, context.access);
    // Where there are no clients, or the pool exists already, clients can be made elsewhere.
    if spec.clients.is_empty() || spec.user_pool.as_ref().is_none_or(UserPool::exists) {
        return;
    }
    // Scopes of id tokens, and an audience without any token, have findings of their own.
    let lost: Vec<bool> = access
        .classes()
        .iter()
        .map(|class| match &class.lock {
            Lock::Token(token) => {
                let tokens = || access.takers(token).any(|caller| !caller.holdings.is_empty());
                token.kinds == [Token::Id] && token.scopes.is_empty() && !class.is_reachable() && tokens()
            }
            Lock::Open | Lock::Opaque(_) | Lock::Unsaid => false,
        })
        .collect();
    // One change mends all the routes of an authorizer.
    let mut first: IndexMap<&str, (Place, usize, bool)> = IndexMap::new();
    for (route, door) in routes(spec).zip(access.doors()) {
        let Some(authorizer) = route.authorizer.filter(|_| lost.get(door.class()) == Some(&true)) else { continue };
        let some = matches!(access.lock(door), Lock::Token(token) if access.audience(token).is_some());
        first.entry(authorizer).or_insert_with(|| (Place::Value(route.at().key("authorizer")), 0, some)).1 += 1;
    }
    for (place, count, some) in first.into_values() {
        let which = if count == 1 { "the route takes".to_owned() } else { format!("{count} routes take") };
        let (whose, who) = if some { (" of some clients", "none of these") } else { ("", "no client") };
        let finding = Finding::new(&RULE, place, format!("{which} id tokens{whose}, and {who} can get one"));
        findings.push(finding.help("add `openid` to the scopes of a client with `code`, or take access tokens and name scopes"));
    }
}
