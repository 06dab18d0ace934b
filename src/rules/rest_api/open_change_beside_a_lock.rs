//! Everybody may change what only some may read.

use std::collections::BTreeMap;

use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::{AnyRoute, routes};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::HttpMethod;
use crate::spec::functions::Code;
use crate::spec::route_key::{PathPart, RouteKey};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA054",
    name: "open-change-beside-a-lock",
    severity: Severity::Insecure,
    page: include_str!("open_change_beside_a_lock.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    // A handler of ours asks for a password or a token itself, and a fixed answer changes nothing.
    let harmless = |route: &AnyRoute<'_>| {
        let code = route.function.and_then(|function| spec.functions.get(function)?.code.as_ref());
        matches!(code, Some(Code::BuiltIn(_))) || route.integrations().any(|kind| kind == "mock")
    };
    let open = routes(spec).filter(|route| route.is_open() && !harmless(route)).filter_map(|route| Some((route.parsed()?, route)));
    let open: Vec<_> = open.filter(|(key, _)| changes(key.method)).collect();
    if open.is_empty() {
        return;
    }
    let mut locked: BTreeMap<&str, AnyRoute<'_>> = BTreeMap::new();
    for route in routes(spec).filter(AnyRoute::is_locked) {
        if let Some(key) = route.parsed().filter(|key| key.method != HttpMethod::Options) {
            locked.entry(key.path).or_insert(route);
        }
    }
    for (key, open) in open {
        let Some(locked) = locked.get(key.path) else { continue };
        // An open catch-all before a locked one of the same function is found for that.
        if is_greedy(&key) && locked.function.is_some() && locked.function == open.function {
            continue;
        }
        let message = format!("{} is open to everybody, and {} is locked", shown(open.key), shown(locked.key));
        findings.push(
            Finding::new(&RULE, Place::Value(open.at().key("public")), message)
                .help("lock this route as well; a `POST`, or a path of its own, for what everybody may do")
                .related(Place::Key(locked.at()), "locked here"),
        );
    }
}

/// Whether a method changes, by its definition, what its path names. A `POST` is whatever the path makes of it.
///
/// Sources: RFC 9110 sections 9.3.3 (POST: "according to the resource's own specific semantics"), 9.3.4 (PUT: "created or replaced") and 9.3.5
/// (DELETE: "remove the association"); RFC 5789 section 2 (PATCH).
fn changes(method: HttpMethod) -> bool {
    match method {
        HttpMethod::Put | HttpMethod::Patch | HttpMethod::Delete | HttpMethod::Any => true,
        HttpMethod::Get | HttpMethod::Head | HttpMethod::Post | HttpMethod::Options => false,
    }
}

fn is_greedy(key: &RouteKey<'_>) -> bool {
    key.parts().any(|part| matches!(part, PathPart::Greedy(_)))
}
