//! A header that routes need and `cors` does not allow.

use std::collections::{BTreeMap, BTreeSet};

use super::{at, rest, route_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::{Authorizer, Cors, Rest};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA034",
    name: "cors-without-needed-header",
    severity: Severity::Broken,
    page: include_str!("cors_without_needed_header.md"),
    check: Check::Spec(check),
};

/// Headers that a page may send without being allowed to, and headers that only the browser itself sets, in lower case.
///
/// Source: WHATWG Fetch standard, "CORS-safelisted request-header" (`Content-Type` only for three types, none of them JSON, so
/// it is not here) and "forbidden request-header".
const NEED_NO_LEAVE: &[&str] = &[
    "accept",
    "accept-charset",
    "accept-encoding",
    "accept-language",
    "access-control-request-headers",
    "access-control-request-method",
    "connection",
    "content-language",
    "content-length",
    "cookie",
    "cookie2",
    "date",
    "dnt",
    "expect",
    "host",
    "keep-alive",
    "origin",
    "referer",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(rest) = rest(context) else { return };
    let Some(cors) = &rest.cors else { return };
    // What is allowed is lost where a name is malformed: that has its own finding.
    let allowed: BTreeSet<String> = cors.headers.iter().map(|name| name.to_ascii_lowercase()).collect();
    // A wildcard covers every name but `Authorization`, and with credentials it is an ordinary name.
    let wildcard = allowed.contains("*") && !cors.credentials;
    let mut said = BTreeSet::new();
    for (name, place) in needed(rest) {
        let lower = name.to_ascii_lowercase();
        let covered = allowed.contains(&lower) || NEED_NO_LEAVE.contains(&lower.as_str()) || (wildcard && lower != "authorization");
        if covered || !said.insert(lower) {
            continue;
        }
        findings.push(
            Finding::new(&RULE, headers(cors), format!("browsers may not send {}, and routes need it", shown(name)))
                .help(format!("add {} to the `headers` of `cors`", shown(name)))
                .related(place, "needed here"),
        );
    }
}

/// Every header that some route needs, with one of the places that ask for it. The header of an API key is not among them: a
/// key is for servers, and a route that asks for one is seldom called by a page.
fn needed(rest: &Rest) -> impl Iterator<Item = (&str, Place)> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut needed = Vec::new();
    for (key, route) in &rest.routes {
        if let Some(name) = &route.authorizer {
            first.entry(name).or_insert(key);
        }
        for (index, name) in route.required_headers.iter().enumerate().filter(|(_, name)| super::is_token(name)) {
            needed.push((name.as_str(), Place::Value(route_at(key).key("required_headers").index(index))));
        }
    }
    let tokens = first.into_iter().flat_map(|(name, key)| {
        let place = Place::Value(route_at(key).key("authorizer"));
        rest.authorizers.get(name).into_iter().flat_map(looked_at).map(move |header| (header, place.clone()))
    });
    tokens.collect::<Vec<_>>().into_iter().chain(needed)
}

/// The headers that an authorizer looks at.
fn looked_at(authorizer: &Authorizer) -> Vec<&str> {
    match authorizer {
        Authorizer::UserPool(pool) => vec![&pool.header],
        Authorizer::Token(token) => vec![&token.header],
        Authorizer::Request(request) => request.identity_sources.iter().filter_map(|source| source.strip_prefix("header.")).collect(),
    }
}

/// The list, or `cors` itself where the list is the default one and stands nowhere.
fn headers(cors: &Cors) -> Place {
    let here: Path = at().key("cors");
    if cors.headers == Cors::default().headers { Place::Key(here) } else { Place::Value(here.key("headers")) }
}
