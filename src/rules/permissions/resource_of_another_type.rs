//! Actions that are limited to something that they are not about.

use super::{At, resolved, statements};
use crate::data::iam::{Lookup, covers, look_up, needs_every_resource};
use crate::data::iam_resources::{fits, shapes};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::permissions::{Effect, Statement};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "PM010",
    name: "resource-of-another-type",
    severity: Severity::Broken,
    page: include_str!("resource_of_another_type.md"),
    check: Check::Spec(check),
};

/// The actions of `cognito-idp` that take resources of other services too.
///
/// Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon Cognito User Pools": resource
/// types `userpool*` and `webacl*`.
const FIREWALL: [&str; 4] = ["AssociateWebACL", "DisassociateWebACL", "GetWebACLForResource", "ListResourcesForWebACL"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    statements(context, &mut |statement, at| {
        // Only where every action is an exact one on user pools is it plain what the resources have to be.
        let on_pools = |action: &String| match look_up(action) {
            Lookup::Action { service: "cognito-idp", action } => {
                !FIREWALL.contains(&action) && needs_every_resource("cognito-idp", action) == Some(false)
            }
            _ => false,
        };
        if statement.actions.is_empty() || !statement.actions.iter().all(on_pools) {
            return unmatched(statement, at, findings);
        }
        for (index, resource) in statement.resources.iter().enumerate() {
            if resolved(resource).is_some_and(|text| is_another(&text)) {
                findings.push(
                    Finding::new(
                        &RULE,
                        Place::Value(at().key("resources").index(index)),
                        format!("{} is no user pool, so the actions are denied", shown(resource.as_str())),
                    )
                    .help("write `${user_pool.arn}`, or `arn:aws:cognito-idp:REGION:ACCOUNT:userpool/ID`")
                    .related(Place::Value(at().key("actions").index(0)), "an action on user pools"),
                );
            }
        }
    });
}

/// Actions none of whose resources is of a kind that they are about.
fn unmatched(statement: &Statement, at: At<'_>, findings: &mut Vec<Finding>) {
    let Some(resources) = statement.resources.iter().map(resolved).collect::<Option<Vec<_>>>() else { return };
    if resources.is_empty() {
        return;
    }
    let effect = match statement.effect {
        Effect::Allow => "so it stays denied",
        Effect::Deny => "so this denies nothing",
    };
    for (index, action) in statement.actions.iter().enumerate() {
        let Lookup::Action { service, action } = look_up(action) else { continue };
        let shapes = shapes(service, action).unwrap_or_default();
        let Some(first) = shapes.first() else { continue };
        if resources.iter().any(|arn| shapes.iter().any(|shape| fits(arn, shape))) {
            continue;
        }
        let place = Place::Value(at().key("actions").index(index));
        let message = format!("`{service}:{action}` is about none of the resources here, {effect}");
        // Of many kinds the first is as good as any.
        let help = format!("it is about `arn:aws:{first}`, with names in place of the stars");
        findings.push(Finding::new(&RULE, place, message).help(help).related(Place::Key(at().key("resources")), "the resources"));
    }
}

/// Whether an ARN, as far as it is one, can match no user pool. `*` and `?` stand for anything.
fn is_another(arn: &str) -> bool {
    let mut parts = arn.splitn(6, ':');
    let (Some("arn"), Some(_), Some(service), Some(_), Some(_), Some(resource)) =
        (parts.next(), parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let kind = resource.split('/').next().unwrap_or_default();
    let wild = kind.contains(['*', '?']);
    !covers(service, "cognito-idp") || !(covers(kind, "userpool") && (wild || resource.contains('/')))
}

#[cfg(test)]
mod tests {
    use super::is_another;

    #[test]
    fn a_user_pool_is_told_from_other_things() {
        for pool in [
            "arn:aws:cognito-idp:r:1:userpool/x",
            "arn:aws:cognito-idp:*:*:userpool/*",
            "arn:aws:cognito-idp:r:1:*",
            "arn:aws:*:r:1:userpool/x",
            "*",
            "orders",
        ] {
            assert!(!is_another(pool), "{pool}");
        }
        for other in [
            "arn:aws:cognito-identity:r:1:identitypool/x",
            "arn:aws:cognito-idp:r:1:x",
            "arn:aws:cognito-idp:r:1:userpool",
            "arn:aws:dynamodb:r:1:table/x",
        ] {
            assert!(is_another(other), "{other}");
        }
    }
}
