//! A `when` that is no regular expression.

use super::{route_at, routes};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::pattern::fault;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA048",
    name: "malformed-response-pattern",
    severity: Severity::Error,
    page: include_str!("malformed_response_pattern.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route) in routes(context) {
        for (status, response) in route.aws.iter().flat_map(|aws| &aws.responses) {
            let Some(pattern) = &response.when else { continue };
            if let Some(why) = fault(pattern) {
                let place = Place::Value(route_at(key).key("aws").key("responses").key(status).key("when"));
                findings.push(
                    Finding::new(&RULE, place, format!("{} is no regular expression: {why}", shown(pattern)))
                        .help("write for example `4\\d\\d` for every code from 400 to 499"),
                );
            }
        }
    }
}
