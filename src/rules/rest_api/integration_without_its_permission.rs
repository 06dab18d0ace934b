//! An AWS integration that may not do what it calls.

use super::{route_at, routes};
use crate::data::iam::{action_exists, actions, covers};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::permissions::Effect;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA062",
    name: "integration-without-its-permission",
    severity: Severity::Broken,
    page: include_str!("integration_without_its_permission.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route) in routes(context) {
        // A role that exists may do what it may do, and that nothing is allowed is another rule's.
        let Some(aws) = route.aws.as_ref().filter(|aws| aws.role.is_none()) else { continue };
        let allowed: Vec<&str> = aws
            .may
            .iter()
            .filter(|statement| statement.effect == Effect::Allow)
            .flat_map(|statement| statement.actions.iter().map(String::as_str))
            .collect();
        let service = aws.service.as_str();
        if allowed.is_empty() || actions(service).is_none() {
            continue;
        }
        let covered = |action: &str| {
            allowed.iter().any(|entry| match entry.split_once(':') {
                Some((of, pattern)) => of.eq_ignore_ascii_case(service) && (action.is_empty() || covers(pattern, action)),
                None => *entry == "*",
            })
        };
        // Some calls go by the permission of another (`SendMessageBatch`): only of an action that IAM has is it plain which.
        let action = aws.action.as_deref().filter(|action| action_exists(service, action)).unwrap_or_default();
        if covered(action) || allowed.contains(&"*:*") {
            continue;
        }
        let here = route_at(key).key("aws");
        let (message, help) = match action {
            "" => {
                (format!("it calls `{service}`, and may do nothing there"), format!("allow the action of `{service}` that the call needs"))
            }
            action => (format!("it calls `{service}:{action}`, and may not"), format!("add `{service}:{action}` to the `actions`")),
        };
        findings.push(
            Finding::new(&RULE, Place::Key(here.key("may")), message).help(help).related(Place::Value(here.key("service")), "the service"),
        );
    }
}
