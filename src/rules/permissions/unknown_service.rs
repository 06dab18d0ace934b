//! An action of a service that AWS does not have.

use super::actions;
use crate::data::iam::{Lookup, action_exists, look_up, services};
use crate::finding::{Finding, Meant, Place, Severity, meant, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "PM002",
    name: "unknown-service",
    severity: Severity::Broken,
    page: include_str!("unknown_service.md"),
    check: Check::Spec(check),
};

/// What people take for the prefix of user pools.
///
/// Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon Cognito User Pools": service
/// prefix `cognito-idp`.
const USER_POOLS: [&str; 6] = ["cognito", "cognito-user-pool", "cognito-user-pools", "cognito-userpools", "cognitoidp", "cognito_idp"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    actions(context, &mut |_, action, at| {
        let Lookup::NoSuchService { nearest } = look_up(action) else { return };
        let Some((service, name)) = action.split_once(':') else { return };
        // More colons or a wildcard in the service make it no action at all.
        if name.contains(':') || service.contains(['*', '?']) {
            return;
        }
        let of_user_pools = USER_POOLS.iter().any(|known| known.eq_ignore_ascii_case(service));
        let near = if of_user_pools { Some("cognito-idp") } else { nearest };
        let mut finding = Finding::new(&RULE, Place::Value(at()), format!("no service of AWS has the prefix {}", shown(service)));
        finding.help = near.map(|near| format!("did you mean {}?", shown(&format!("{near}:{name}"))));
        // Certain only with an action that the service has.
        let certain = if of_user_pools { near } else { meant(service, services()).and_then(Meant::certainly) };
        let right = certain.filter(|near| action_exists(near, name)).map(|near| format!("{near}:{name}"));
        findings.push(finding.by_writing(right.as_deref()));
    });
}
