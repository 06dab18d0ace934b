//! An AWS integration with a role that exists and permissions for one that is made.

use super::{route_at, routes};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA043",
    name: "aws-role-beside-permissions",
    severity: Severity::Error,
    page: include_str!("aws_role_beside_permissions.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route) in routes(context) {
        if let Some(aws) = route.aws.as_ref().filter(|aws| aws.role.is_some() && !aws.may.is_empty()) {
            let here = route_at(key).key("aws");
            let count = aws.may.len();
            let message = format!("{} for a role that is not made here", if count == 1 { "a permission" } else { "permissions" });
            findings.push(
                Finding::new(&RULE, Place::Key(here.key("may")), message)
                    .help("take `role` out to have a role made, or give the permissions to the role where it is defined")
                    .related(Place::Key(here.key("role")), "this role exists already"),
            );
        }
    }
}
