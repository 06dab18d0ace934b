//! Two answers of an AWS integration for the same codes of the service.

use std::collections::BTreeMap;

use super::{route_at, routes};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA049",
    name: "repeated-response-pattern",
    severity: Severity::Error,
    page: include_str!("repeated_response_pattern.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route) in routes(context) {
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for (status, response) in route.aws.iter().flat_map(|aws| &aws.responses) {
            let pattern = response.when.as_deref().unwrap_or_default();
            let Some(first) = seen.insert(pattern, status) else { continue };
            let place = |status: &str| Place::Key(route_at(key).key("aws").key("responses").key(status));
            let (message, help) = match pattern {
                "" => (
                    format!("{} and {} both stand for all codes that no other names", shown(first), shown(status)),
                    "say in one of them by `when` which codes of the service it is for",
                ),
                _ => (
                    format!("{} and {} both stand for {}", shown(first), shown(status), shown(pattern)),
                    "give them different expressions, or keep one",
                ),
            };
            findings.push(Finding::new(&RULE, place(status), message).help(help).related(place(first), "the other one"));
        }
    }
}
