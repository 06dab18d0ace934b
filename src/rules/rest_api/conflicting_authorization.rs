//! A route with more than one answer to who may call it.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::routes;
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
    for route in routes(context.spec) {
        let mut given = route.authorizations();
        let (Some(first), Some(second)) = (given.next(), given.next()) else { continue };
        let at = route.at();
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
