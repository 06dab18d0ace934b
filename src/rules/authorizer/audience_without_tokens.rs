//! An audience that never has a token.

use std::collections::BTreeSet;

use crate::access::Lock;
use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::api;
use crate::rules::references::rest;
use crate::rules::{Check, Context, Rule, apis};
use crate::spec::UserPool;
use crate::spec::api::{Authorizer, HttpAuthorizer};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU013",
    name: "audience-without-tokens",
    severity: Severity::Broken,
    page: include_str!("audience_without_tokens.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let (spec, access) = (context.spec, context.access);
    let Some(api) = api(spec) else { return };
    let mut said = BTreeSet::new();
    for class in access.classes().iter().filter(|class| !class.is_reachable()) {
        // What a scope is good for is a question of the scope.
        let Lock::Token(lock) = &class.lock else { continue };
        if !lock.scopes.is_empty() || access.takers(lock).any(|caller| !caller.holdings.is_empty()) {
            continue;
        }
        // Where no clients are named, those that are made elsewhere are good too.
        let named = access.audience(lock).is_some();
        let elsewhere = spec.clients.is_empty() || spec.user_pool.as_ref().is_none_or(UserPool::exists);
        if (!named && elsewhere) || access.takers(lock).next().is_none() || !said.insert(lock.authorizer) {
            continue;
        }
        let kind = match api.kind {
            apis::Kind::Rest => rest(spec).and_then(|api| api.authorizers.get(lock.authorizer)).map(Authorizer::kind),
            apis::Kind::Http => apis::http(spec).and_then(|api| api.authorizers.get(lock.authorizer)).map(HttpAuthorizer::kind),
        };
        let at = api.kind.at().key("authorizers").key(lock.authorizer);
        let at = kind.map_or_else(|| at.clone(), |kind| at.key(kind));
        let place = if named { Place::Value(at.key("clients")) } else { Place::Key(at) };
        findings.push(
            Finding::new(&RULE, place, "no client here can get a token").help("give one of them `auth_flows`, or `oauth` with a flow"),
        );
    }
}
