//! A header that routes need and `cors` does not allow.

use std::collections::{BTreeMap, BTreeSet};

use super::{rest, route_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::apis::{AnyCors, Kind, api, http};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::{Authorizer, Cors, Http, HttpAuthorizer, Rest};

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
    let Some((kind, cors)) = api(context.spec).and_then(|api| Some((api.kind, api.cors?))) else { return };
    let needed: Vec<_> = match (rest(context), http(context.spec)) {
        (Some(rest), _) => needed(rest).collect(),
        (None, Some(http)) => needed_by_http(http),
        (None, None) => Vec::new(),
    };
    // What is allowed is lost where a name is malformed: that has its own finding.
    let allowed: BTreeSet<String> = cors.headers.iter().map(|name| name.to_ascii_lowercase()).collect();
    // A wildcard covers every name but `Authorization`, and with credentials it is an ordinary name.
    let wildcard = allowed.contains("*") && !cors.credentials;
    let mut said = BTreeSet::new();
    for (name, place) in needed {
        let lower = name.to_ascii_lowercase();
        let covered = allowed.contains(&lower) || NEED_NO_LEAVE.contains(&lower.as_str()) || (wildcard && lower != "authorization");
        if covered || !said.insert(lower) {
            continue;
        }
        findings.push(
            Finding::new(&RULE, headers(kind, cors), format!("browsers may not send {}, and routes need it", shown(name)))
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

/// The headers in which callers of an HTTP API send what its authorizers look at.
fn needed_by_http(http: &Http) -> Vec<(&str, Place)> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for (key, route) in &http.routes {
        if let Some(name) = &route.authorizer {
            first.entry(name).or_insert(key);
        }
    }
    let mut needed = Vec::new();
    for (name, key) in first {
        let place = || Place::Value(Kind::Http.at().key("routes").key(key).key("authorizer"));
        match http.authorizers.get(name) {
            Some(HttpAuthorizer::UserPool(about)) => needed.push((about.header.as_str(), place())),
            Some(HttpAuthorizer::Jwt(about)) => {
                needed.extend(about.identity_source.strip_prefix("header.").map(|header| (header, place())));
            }
            Some(HttpAuthorizer::Function(about)) => {
                let headers = about.identity_sources.iter().filter_map(|source| source.strip_prefix("header."));
                needed.extend(headers.map(|header| (header, place())));
            }
            None => {}
        }
    }
    needed
}

/// The list, or `cors` itself where the list is the default one and stands nowhere.
fn headers(kind: Kind, cors: AnyCors<'_>) -> Place {
    let here: Path = kind.at().key("cors");
    if cors.headers == Cors::default().headers.as_slice() { Place::Key(here) } else { Place::Value(here.key("headers")) }
}
