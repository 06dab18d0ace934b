//! An AWS integration that may do nothing.

use super::{route_at, routes};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::permissions::Effect;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA042",
    name: "aws-without-credentials",
    severity: Severity::Broken,
    page: include_str!("aws_without_credentials.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route) in routes(context) {
        let Some(aws) = &route.aws else { continue };
        if aws.role.is_none() && !aws.may.iter().any(|statement| statement.effect == Effect::Allow) {
            findings.push(
                Finding::new(&RULE, Place::Key(route_at(key).key("aws")), "API Gateway is given no permission to call the service").help(
                    "say in `may` what it may do, for example `actions: [\"dynamodb:GetItem\"]` on the table's ARN, or name a `role`",
                ),
            );
        }
    }
}
