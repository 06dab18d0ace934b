//! A route for `OPTIONS` that asks for what a preflight cannot carry.

use super::{rest, route_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::{Kind, routes};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::HttpMethod;
use crate::spec::route_key::RouteKey;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA011",
    name: "authorized-preflight",
    severity: Severity::Broken,
    page: include_str!("authorized_preflight.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    http_routes(context, findings);
    // With `cors` the route is one too many whatever it asks for: another rule says so.
    let Some(rest) = rest(context).filter(|rest| rest.cors.is_none()) else { return };
    for (key, route) in &rest.routes {
        if !RouteKey::parse(key).is_ok_and(|route| route.method == HttpMethod::Options) {
            continue;
        }
        let needs = [("authorizer", route.authorizer.is_some()), ("iam", route.iam), ("api_key", route.api_key)];
        if let Some((asks, _)) = needs.into_iter().find(|(_, asked)| *asked) {
            let message = format!("`{asks}` is asked of an `OPTIONS` route, and a browser's preflight carries no credentials");
            findings.push(
                Finding::new(&RULE, Place::Key(route_at(key).key(asks)), message)
                    .help("make it `public: \"preflight\"`, or write `cors` and leave `OPTIONS` to it"),
            );
        }
    }
}

/// An HTTP API sends a preflight to such a route whether it has `cors` or not.
fn http_routes(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for route in routes(context.spec).filter(|route| route.kind == Kind::Http) {
        if route.parsed().is_none_or(|key| key.method != HttpMethod::Options) {
            continue;
        }
        let needs = [("authorizer", route.authorizer.is_some()), ("iam", route.iam)];
        if let Some((asks, _)) = needs.into_iter().find(|(_, asked)| *asked) {
            let message = format!("`{asks}` is asked of an `OPTIONS` route, and a browser's preflight carries no credentials");
            findings.push(
                Finding::new(&RULE, Place::Key(route.at().key(asks)), message)
                    .help("make it `public: \"preflight\"`, or write `cors` and leave `OPTIONS` to it"),
            );
        }
    }
}
