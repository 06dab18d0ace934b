//! A scope that clients list and no route asks for.

use std::collections::BTreeSet;

use super::{Scopes, server_at};
use crate::access::{Lock, Opaque};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule, apis};

/// The rule.
pub static RULE: Rule = Rule {
    code: "SC011",
    name: "scope-nobody-asks",
    severity: Severity::Caution,
    page: include_str!("scope_nobody_asks.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let (spec, access) = (context.spec, context.access);
    // A server of which no route asks anything is another API's; a function that decides may look at scopes itself.
    let mine: BTreeSet<&str> = access.scopes().iter().filter(|one| one.asked).map(|one| one.server).collect();
    let decides = |lock: &Lock<'_>| matches!(lock, Lock::Opaque(Opaque::Function { .. }));
    if mine.is_empty() || access.classes().iter().any(|class| decides(&class.lock)) {
        return;
    }
    let unasked: Vec<_> = access.scopes().iter().filter(|one| one.granted && !one.asked && mine.contains(one.server)).collect();
    // A scope that leads nowhere has a finding of its own, and may be meant for one of these.
    let scopes = Scopes::of(spec);
    if unasked.is_empty() || !apis::routes(spec).flat_map(|route| route.scopes).all(|scope| scopes.exists(scope)) {
        return;
    }
    for one in unasked {
        let at = server_at(one.server).key("scopes").key(one.scope);
        let message = format!("no route asks for {}, though routes ask for other scopes of {}", shown(&one.text), shown(one.server));
        findings.push(
            Finding::new(&RULE, Place::Key(at), message)
                .help("add it to the `scopes` of the routes that it is for, or take it from the clients and out"),
        );
    }
}
