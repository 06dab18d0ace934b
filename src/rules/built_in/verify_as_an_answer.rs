//! An authorizer that is called as if it answered a route.

use super::{at, built_in};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::routes;
use crate::rules::{Check, Context, Rule};
use crate::spec::functions::BuiltIn;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "BH003",
    name: "verify-as-an-answer",
    severity: Severity::Broken,
    page: include_str!("verify_as_an_answer.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let verifiers: Vec<&str> = built_in(context).filter(|(_, _, handler)| *handler == BuiltIn::Verify).map(|(name, ..)| name).collect();
    for route in routes(context.spec) {
        let Some(function) = route.function.filter(|function| verifiers.contains(function)) else { continue };
        findings.push(
            Finding::new(
                &RULE,
                Place::Value(route.at().key("function")),
                format!("{} is a Lambda authorizer and answers no route", shown(function)),
            )
            .help("name the function that answers, and use `verify` in an authorizer")
            .related(Place::Value(at(function).key("code")), "built in here"),
        );
    }
}
