//! An AWS integration with neither or both of an action and a path.

use super::{route_at, routes};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA041",
    name: "ambiguous-aws-target",
    severity: Severity::Error,
    page: include_str!("ambiguous_aws_target.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route) in routes(context) {
        let Some(aws) = &route.aws else { continue };
        let here = || route_at(key).key("aws");
        match (&aws.action, &aws.path) {
            (None, None) => findings.push(
                Finding::new(&RULE, Place::Key(here()), "neither an action nor a path of the service is given")
                    .help("write `action`, such as `PutItem`, or for services that are called by path `path`"),
            ),
            (Some(_), Some(_)) => findings.push(
                Finding::new(&RULE, Place::Key(here().key("path")), "`action` and `path` both say what is called")
                    .help("keep one of them")
                    .related(Place::Key(here().key("action")), "also said here"),
            ),
            _ => {}
        }
    }
}
