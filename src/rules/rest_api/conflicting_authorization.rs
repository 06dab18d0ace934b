//! A route with more than one answer to who may call it.

use super::{authorizations, route_at, routes};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA007",
    name: "conflicting-authorization",
    severity: Severity::Error,
    page: include_str!("conflicting_authorization.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route) in routes(context) {
        let mut given = authorizations(route);
        let (Some(first), Some(second)) = (given.next(), given.next()) else { continue };
        let at = route_at(key);
        let mut finding =
            Finding::new(&RULE, Place::Key(at.key(second)), format!("`{first}` and `{second}` both say who may call the route"))
                .help("keep one of `authorizer`, `iam` and `public`")
                .related(Place::Key(at.key(first)), "said here");
        for more in given {
            finding = finding.related(Place::Key(at.key(more)), "and here");
        }
        findings.push(finding);
    }
}
