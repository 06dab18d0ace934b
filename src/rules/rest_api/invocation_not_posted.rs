//! A function that is invoked by another method than `POST`.

use super::{route_at, routes};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::HttpMethod;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA063",
    name: "invocation-not-posted",
    severity: Severity::Broken,
    page: include_str!("invocation_not_posted.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route) in routes(context) {
        let Some(aws) = route.aws.as_ref().filter(|aws| aws.service.eq_ignore_ascii_case("lambda") && aws.method != HttpMethod::Post)
        else {
            continue;
        };
        if aws.path.as_ref().is_some_and(|path| path.as_str().ends_with("/invocations")) {
            let place = Place::Value(route_at(key).key("aws").key("method"));
            let message = format!("Lambda is invoked by `POST`, not by `{}`", aws.method.as_str());
            findings.push(Finding::new(&RULE, place, message).help("take `method` out, or name the function under `function`"));
        }
    }
}
