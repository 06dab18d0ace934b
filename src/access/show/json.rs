//! The form for programs: see [`Access::json`].

use serde::Serialize;

use super::{Question, words};
use crate::access::{Access, Caller, Door, Lock, Opaque, ScopeUse, Verdict};

#[derive(Serialize)]
struct Out<'a> {
    version: u32,
    routes: Vec<Route<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clients: Option<Vec<Client<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ends: Option<Ends<'a>>,
}

#[derive(Serialize)]
struct Client<'a> {
    client: &'a str,
    ways: Vec<Gets<'a>>,
}

#[derive(Serialize)]
struct Gets<'a> {
    way: &'static str,
    tokens: Vec<&'static str>,
    scopes: Vec<&'a str>,
    more_scopes: bool,
}

#[derive(Serialize)]
struct Ends<'a> {
    unreached: Vec<&'a str>,
    without_tokens: Vec<&'a str>,
    reaching_nothing: Vec<&'a str>,
    never_asked: Vec<&'a str>,
    never_granted: Vec<&'a str>,
    unused: Vec<&'a str>,
}

#[derive(Serialize)]
struct Route<'a> {
    route: &'a str,
    api_key: bool,
    lock: Asked<'a>,
    callers: Vec<Called<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Asked<'a> {
    Open,
    Unsaid,
    Iam,
    Function { authorizer: &'a str },
    ForeignIssuer { authorizer: &'a str },
    Token { authorizer: &'a str, tokens: Vec<&'static str>, scopes: &'a [String], audience: Option<Vec<&'a str>> },
}

#[derive(Serialize)]
struct Called<'a> {
    client: &'a str,
    verdict: &'static str,
    by: Vec<By<'a>>,
    because: Vec<String>,
}

#[derive(Serialize)]
struct By<'a> {
    way: &'static str,
    token: &'static str,
    scope: Option<&'a str>,
}

pub(super) fn of<'a>(access: &Access<'a>, question: Question<'_, 'a>) -> String {
    let route = |door: &Door<'a>, callers: &[&Caller<'a>]| {
        let lock = access.lock(door);
        Route {
            route: door.key,
            api_key: door.api_key,
            lock: asked(access, lock),
            callers: callers.iter().map(|caller| called(caller, &access.verdict(caller, lock), door.api_key)).collect(),
        }
    };
    let everybody: Vec<_> = access.callers().iter().collect();
    let routes = match question {
        Question::All => access.doors().iter().map(|door| route(door, &everybody)).collect(),
        Question::WhoCan(door) => vec![route(door, &everybody)],
        Question::WhatCan(caller) => access.doors().iter().map(|door| route(door, &[caller])).collect(),
    };
    let (all, found) = (matches!(question, Question::All), access.ends());
    let clients = all.then(|| access.callers().iter().map(client).collect());
    crate::report::pretty(&Out { version: 1, routes, clients, ends: all.then(|| ends(&found)) })
}

fn client<'a>(caller: &Caller<'a>) -> Client<'a> {
    let ways = caller.holdings.iter().map(|holding| Gets {
        way: holding.way.as_str(),
        tokens: words::kinds(holding),
        scopes: holding.scopes.iter().copied().collect(),
        more_scopes: holding.more_scopes,
    });
    Client { client: caller.name, ways: ways.collect() }
}

fn ends<'e>(ends: &'e crate::access::Ends<'e, '_>) -> Ends<'e> {
    let clients = |callers: &'e [&Caller<'_>]| callers.iter().map(|caller| caller.name).collect();
    let scopes = |scopes: &'e [&ScopeUse<'_>]| scopes.iter().map(|one| one.text.as_str()).collect();
    Ends {
        unreached: ends.unreached.iter().map(|door| door.key).collect(),
        without_tokens: clients(&ends.without_tokens),
        reaching_nothing: clients(&ends.reaching_nothing),
        never_asked: scopes(&ends.never_asked),
        never_granted: scopes(&ends.never_granted),
        unused: scopes(&ends.unused),
    }
}

fn asked<'l>(access: &'l Access<'_>, lock: &'l Lock<'_>) -> Asked<'l> {
    match lock {
        Lock::Open => Asked::Open,
        Lock::Unsaid => Asked::Unsaid,
        Lock::Opaque(Opaque::Iam) => Asked::Iam,
        Lock::Opaque(Opaque::Function { authorizer } | Opaque::AddedScope { authorizer }) => Asked::Function { authorizer },
        Lock::Opaque(Opaque::ForeignIssuer { authorizer }) => Asked::ForeignIssuer { authorizer },
        Lock::Token(lock) => Asked::Token {
            authorizer: lock.authorizer,
            tokens: lock.kinds.iter().map(|kind| words::token(*kind)).collect(),
            scopes: lock.scopes,
            audience: access.audience(lock).map(|audience| audience.iter().copied().collect()),
        },
    }
}

fn called<'a>(caller: &Caller<'a>, verdict: &Verdict<'a>, api_key: bool) -> Called<'a> {
    let by = match verdict {
        Verdict::Reaches(passages) => {
            let passages = passages.iter();
            passages.map(|one| By { way: one.way.as_str(), token: words::token(one.token), scope: one.scope }).collect()
        }
        _ => Vec::new(),
    };
    let because = if by.is_empty() { words::because(caller, verdict, api_key) } else { Vec::new() };
    Called { client: caller.name, verdict: words::verdict(verdict), by, because }
}
