//! An answer of an AWS integration that is keyed by no status code.

use super::{route_at, routes};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA047",
    name: "malformed-aws-response",
    severity: Severity::Error,
    page: include_str!("malformed_aws_response.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route) in routes(context) {
        for status in route.aws.iter().flat_map(|aws| aws.responses.keys()) {
            // Amazon API Gateway REST API, shape StatusCode: `[1-5]\\d\\d`.
            let valid = matches!(status.as_bytes(), [b'1'..=b'5', second, third] if second.is_ascii_digit() && third.is_ascii_digit());
            if !valid {
                let place = Place::Key(route_at(key).key("aws").key("responses").key(status));
                let help = "give the status code that the caller gets, from 100 to 599; the service's own codes go into `when`";
                findings.push(Finding::new(&RULE, place, format!("{} is no status code", shown(status))).help(help));
            }
        }
    }
}
