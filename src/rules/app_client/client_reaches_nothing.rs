//! A client whose tokens open no route of the API.

use std::collections::BTreeSet;

use super::at;
use crate::access::{Caller, Door, Lock, Obstacle, Verdict, Way};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule, advice, apis};
use crate::spec::Spec;
use crate::spec::functions::Code;
use crate::spec::holes::{Hole, Piece, pieces};
use crate::spec::scope::{ScopeName, SystemScope};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "AC023",
    name: "client-reaches-nothing",
    severity: Severity::Caution,
    page: include_str!("client_reaches_nothing.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let (spec, access) = (context.spec, context.access);
    let lost = |caller: &&Caller<'_>| !caller.holdings.is_empty() && !caller.reaches_something();
    if !access.asks_for_tokens() || !access.callers().iter().any(|caller| lost(&caller)) {
        return;
    }
    // A route that nobody reaches has a finding of its own; mending it can change what is said here.
    if access.classes().iter().any(|class| !class.is_reachable()) {
        return;
    }
    let asked: BTreeSet<&str> = access.scopes().iter().filter(|one| one.asked).map(|one| one.server).collect();
    let of_functions = of_functions(spec);
    let Some(door) = access.doors().iter().find(|door| matches!(access.lock(door), Lock::Token(_))) else { return };
    for caller in access.callers().iter().filter(lost) {
        if of_functions.contains(caller.name) || serves_something_else(spec, caller, &asked) {
            continue;
        }
        let message = format!("no locked route of the API opens for the client {}", shown(caller.name));
        let mut finding = Finding::new(&RULE, Place::Key(at(caller.name)), message)
            .help("list a scope that a route asks for, or add the client to the `clients` of an authorizer");
        if let Verdict::Barred(obstacles) = access.verdict(caller, access.lock(door))
            && let Some(label) = obstacles.first().and_then(in_a_few_words)
        {
            finding = finding.related(Place::Key(route_at(spec, door)), label);
        }
        findings.push(finding);
    }
}

/// Whether its tokens are good for something beside this API: for the identity of the user, for the user pool's own API, or for an API of
/// whose scopes no route here asks for any.
///
/// Sources: Amazon Cognito developer guide, "The userInfo endpoint": it takes an access token with `openid`; "Scopes, M2M, and resource
/// servers": `aws.cognito.signin.user.admin` "authorizes the bearer of an access token to query and update information about a user".
fn serves_something_else(spec: &Spec, caller: &Caller<'_>, asked: &BTreeSet<&str>) -> bool {
    let by_pages = caller.holdings.iter().filter(|holding| holding.way != Way::Sdk).flat_map(|holding| &holding.scopes);
    let listed = spec.clients.get(caller.name).and_then(|client| client.oauth.as_ref()).into_iter().flat_map(|oauth| &oauth.scopes);
    by_pages.copied().chain(listed.map(String::as_str)).any(|scope| match ScopeName::of(scope) {
        ScopeName::System(SystemScope::Openid | SystemScope::SigninUserAdmin) => true,
        ScopeName::System(SystemScope::Email | SystemScope::Phone | SystemScope::Profile) => false,
        ScopeName::Custom { server, .. } => !asked.contains(server),
        // It leads nowhere, which is found elsewhere.
        ScopeName::Bare(_) => true,
    })
}

/// The clients that a function works with: what becomes of the tokens is its business.
fn of_functions(spec: &Spec) -> BTreeSet<&str> {
    let mut clients = BTreeSet::new();
    for function in spec.functions.values() {
        if let Some(Code::BuiltIn(handler)) = function.code {
            clients.extend(spec.client_for(handler, function).map(|(name, _)| name));
        }
        for text in function.environment.values() {
            let holes = pieces(text.as_str()).unwrap_or_default();
            clients.extend(holes.into_iter().filter_map(|piece| match piece {
                Piece::Hole(Hole::ClientId(name)) => Some(name),
                _ => None,
            }));
        }
    }
    clients
}

fn in_a_few_words(obstacle: &Obstacle<'_>) -> Option<String> {
    match obstacle {
        Obstacle::NoScope { wanted, .. } => {
            advice::list(wanted.iter().map(String::as_str)).map(|scopes| format!("this asks for {scopes}, for one"))
        }
        Obstacle::NoSuchToken { .. } => Some("this takes id tokens, for one".to_owned()),
        Obstacle::NotInAudience { authorizer } => Some(format!("{} takes no tokens of this client, for one", shown(authorizer))),
        Obstacle::NoTokens | Obstacle::NoScopeInIdTokens { .. } | Obstacle::Unsaid => None,
    }
}

fn route_at(spec: &Spec, door: &Door<'_>) -> crate::path::Path {
    let kind = apis::api(spec).map_or(apis::Kind::Rest, |api| api.kind);
    kind.at().key("routes").key(door.key)
}
