//! The form for programs: see [`Access::json`].

use serde::Serialize;

use super::{Question, words};
use crate::access::{Access, Caller, Door, Lock, Opaque, Verdict};

#[derive(Serialize)]
struct Out<'a> {
    version: u32,
    routes: Vec<Route<'a>>,
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
            callers: callers.iter().map(|caller| called(caller, &access.verdict(caller, lock))).collect(),
        }
    };
    let everybody: Vec<_> = access.callers().iter().collect();
    let routes = match question {
        Question::All => access.doors().iter().map(|door| route(door, &everybody)).collect(),
        Question::WhoCan(door) => vec![route(door, &everybody)],
        Question::WhatCan(caller) => access.doors().iter().map(|door| route(door, &[caller])).collect(),
    };
    crate::report::pretty(&Out { version: 1, routes })
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

fn called<'a>(caller: &Caller<'a>, verdict: &Verdict<'a>) -> Called<'a> {
    let by = match verdict {
        Verdict::Reaches(passages) => {
            let passages = passages.iter();
            passages.map(|one| By { way: one.way.as_str(), token: words::token(one.token), scope: one.scope }).collect()
        }
        _ => Vec::new(),
    };
    let because = if by.is_empty() { words::because(caller, verdict) } else { Vec::new() };
    Called { client: caller.name, verdict: words::verdict(verdict), by, because }
}
