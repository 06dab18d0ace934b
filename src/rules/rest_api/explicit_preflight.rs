//! A route for `OPTIONS` beside `cors`.

use super::{at, rest, route_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::HttpMethod;
use crate::spec::route_key::RouteKey;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA010",
    name: "explicit-preflight",
    severity: Severity::Error,
    page: include_str!("explicit_preflight.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(rest) = rest(context).filter(|rest| rest.cors.is_some()) else { return };
    for key in rest.routes.keys() {
        if RouteKey::parse(key).is_ok_and(|route| route.method == HttpMethod::Options) {
            findings.push(
                Finding::new(&RULE, Place::Key(route_at(key)), "`cors` makes the `OPTIONS` of this path already")
                    .help("take the route out, or take `cors` out and answer every preflight yourself")
                    .related(Place::Key(at().key("cors")), "every path gets an open `OPTIONS` from here"),
            );
        }
    }
}
