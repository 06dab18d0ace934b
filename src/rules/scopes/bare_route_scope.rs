//! A scope on a route without its resource server.

use super::{Meaning, Scopes, routes};
use crate::finding::{Finding, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "SC003",
    name: "bare-route-scope",
    severity: Severity::Broken,
    page: include_str!("bare_route_scope.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut scopes = Scopes::of(context.spec);
    for route in routes(context.spec) {
        for (index, text) in route.scopes.iter().enumerate() {
            let meaning = scopes.meaning(text);
            if meaning == Meaning::Bare {
                findings.push(scopes.advice(text, &meaning).finding(&RULE, route.at().key("scopes").index(index)));
            }
        }
    }
}
