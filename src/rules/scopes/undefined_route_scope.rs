//! A scope on a route that no resource server defines.

use super::{Meaning, Scopes, routes};
use crate::finding::{Finding, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "SC002",
    name: "undefined-route-scope",
    severity: Severity::Broken,
    page: include_str!("undefined_route_scope.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut scopes = Scopes::of(context.spec);
    for route in routes(context.spec) {
        for (index, text) in route.scopes.iter().enumerate() {
            let meaning = scopes.meaning(text);
            if matches!(meaning, Meaning::NoScope { .. } | Meaning::NoServer { .. }) {
                findings.push(scopes.advice(text, &meaning).finding(&RULE, route.at().key("scopes").index(index)));
            }
        }
    }
}
