//! A handler that checks callers, and guards nothing.

use std::collections::BTreeSet;

use super::{at, built_in};
use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::{asked, routes};
use crate::rules::{Check, Context, Rule};
use crate::spec::functions::BuiltIn;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "BH006",
    name: "unused-verify",
    severity: Severity::Caution,
    page: include_str!("unused_verify.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // Without an API there is nothing to guard yet; as the answer of a route, and without clients, it has another finding.
    if context.spec.api.is_none() || context.spec.clients.is_empty() {
        return;
    }
    let asked: BTreeSet<&str> = asked(context.spec).map(|about| about.function).collect();
    let answering: BTreeSet<&str> = routes(context.spec).filter_map(|route| route.function).collect();
    for (name, ..) in built_in(context).filter(|(_, _, handler)| *handler == BuiltIn::Verify) {
        if !asked.contains(name) && !answering.contains(name) {
            findings.push(
                Finding::new(&RULE, Place::Value(at(name).key("code")), "no authorizer asks this `verify`, so it knows of no route")
                    .help("name it in an authorizer of the API, or take it out"),
            );
        }
    }
}
