//! Scopes on a route where a function decides.

use super::{guarded, settings_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::references::rest_at;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU011",
    name: "scopes-behind-function",
    severity: Severity::Error,
    page: include_str!("scopes_behind_function.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route, name, about) in guarded(context.spec) {
        if about.function().is_some_and(|function| !context.spec.is_verify(function)) && !route.scopes.is_empty() {
            let place = Place::Key(rest_at().key("routes").key(key).key("scopes"));
            findings.push(
                Finding::new(&RULE, place, "the route asks for scopes, and a function decides who may call it: nothing looks at them")
                    .help("take the scopes out and check them in the function, or use an authorizer with `user_pool`, or the built-in `verify`")
                    .related(Place::Value(settings_at(name, about).key("function")), "this function decides"),
            );
        }
    }
}
