//! A service that cannot be part of the address of an integration.

use super::{route_at, routes};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA045",
    name: "malformed-aws-service",
    severity: Severity::Error,
    page: include_str!("malformed_aws_service.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route) in routes(context) {
        let Some(service) = route.aws.as_ref().map(|aws| aws.service.as_str()) else { continue };
        if shapes::AWS_SERVICE.fault(service).is_some() {
            let place = Place::Value(route_at(key).key("aws").key("service"));
            let help = "write it as in its endpoint, such as `dynamodb`, `sqs`, `states` or `events`";
            findings.push(Finding::new(&RULE, place, format!("{} is no name of a service", shown(service))).help(help));
        }
    }
}
