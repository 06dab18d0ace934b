//! A route that two things answer.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::routes;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA005",
    name: "route-with-several-integrations",
    severity: Severity::Error,
    page: include_str!("route_with_several_integrations.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for route in routes(context.spec) {
        let mut given = route.integrations();
        let (Some(first), Some(second)) = (given.next(), given.next()) else { continue };
        let at = route.at();
        let mut finding = Finding::new(&RULE, Place::Key(at.key(second)), format!("`{first}` and `{second}` both answer the route"))
            .help("keep one of them")
            .related(Place::Key(at.key(first)), "answered here");
        for more in given {
            finding = finding.related(Place::Key(at.key(more)), "and here");
        }
        findings.push(finding);
    }
}
