//! An authorizer that is called as if it answered a route.

use super::{at, built_in};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};
use crate::spec::functions::BuiltIn;
use crate::spec::{Api, Spec};

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
    for (route, function) in answers(context.spec).filter(|(_, function)| verifiers.contains(function)) {
        findings.push(
            Finding::new(
                &RULE,
                Place::Value(route.key("function")),
                format!("{} is a Lambda authorizer and answers no route", shown(function)),
            )
            .help("name the function that answers, and use `verify` in an authorizer")
            .related(Place::Value(at(function).key("code")), "built in here"),
        );
    }
}

/// Every route that a function answers, with its path and the function.
fn answers(spec: &Spec) -> Box<dyn Iterator<Item = (Path, &str)> + '_> {
    let at = |kind: &str, key: &str| Path::root().key("api").key(kind).key("routes").key(key);
    match &spec.api {
        Some(Api::Rest(api)) => {
            Box::new(api.routes.iter().filter_map(move |(key, route)| Some((at("rest", key), route.function.as_deref()?))))
        }
        Some(Api::Http(api)) => {
            Box::new(api.routes.iter().filter_map(move |(key, route)| Some((at("http", key), route.function.as_deref()?))))
        }
        None => Box::new(std::iter::empty()),
    }
}
