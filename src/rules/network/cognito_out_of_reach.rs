//! A function that calls Cognito from a network that Cognito is not reached from.

use super::{made, placed, reaches, uses_pool};
use crate::finding::{Finding, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::network::Service;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "NW009",
    name: "cognito-out-of-reach",
    severity: Severity::Broken,
    page: include_str!("cognito_out_of_reach.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(vpc) = made(context) else { return };
    if reaches(&vpc.egress, Service::CognitoIdp) {
        return;
    }
    let domain = context.spec.user_pool.as_ref().is_some_and(|pool| pool.domain.is_some());
    let way = if domain { "`nat` as `egress`" } else { "`cognito_idp` to the `endpoints` of `egress`" };
    for (name, place) in placed(context).filter_map(|(name, function)| Some((name, uses_pool(name, function)?))) {
        let message = format!("the function {} calls Cognito, which is not reached from its network", shown(name));
        let verb = if domain { "give" } else { "add" };
        findings.push(Finding::new(&RULE, place, message).help(format!("{verb} {way}, or take `in_network` out")));
    }
}
