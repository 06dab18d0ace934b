//! An API without routes.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::{api, routes};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule =
    Rule { code: "RA003", name: "empty-api", severity: Severity::Error, page: include_str!("empty_api.md"), check: Check::Spec(check) };

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(api) = api(context.spec) else { return };
    if routes(context.spec).next().is_none() {
        let help = "write a route, for example `GET /orders`, or take `api` out";
        findings.push(Finding::new(&RULE, Place::Key(api.kind.at().key("routes")), "the API has no routes").help(help));
    }
}
