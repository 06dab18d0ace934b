//! Scopes on a route where a function decides.

use std::collections::BTreeMap;

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::{Asked, asked, routes};
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
    let own = asked(context.spec).filter(|about| !context.spec.is_verify(about.function));
    let own: BTreeMap<&str, Asked<'_>> = own.map(|about| (about.name, about)).collect();
    for route in routes(context.spec).filter(|route| !route.scopes.is_empty()) {
        let Some(about) = route.authorizer.and_then(|name| own.get(name)) else { continue };
        findings.push(
            Finding::new(
                &RULE,
                Place::Key(route.at().key("scopes")),
                "the route asks for scopes, and a function decides who may call it: nothing looks at them",
            )
            .help("take the scopes out and check them in the function, or use an authorizer with `user_pool`, or the built-in `verify`")
            .related(Place::Value(about.at.key("function")), "this function decides"),
        );
    }
}
