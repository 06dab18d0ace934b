//! A function that may call a service that is not reached from its network.

use std::collections::BTreeSet;

use super::{made, placed, reaches};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};
use crate::spec::network::Service;
use crate::spec::permissions::Effect;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "NW011",
    name: "service-out-of-reach",
    severity: Severity::Caution,
    page: include_str!("service_out_of_reach.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(vpc) = made(context) else { return };
    for (name, function) in placed(context) {
        let mut told = BTreeSet::new();
        for (index, statement) in function.may.statements.iter().enumerate().filter(|(_, statement)| statement.effect == Effect::Allow) {
            for (number, action) in statement.actions.iter().enumerate() {
                let Some(service) = action.split_once(':').and_then(|(prefix, _)| Service::of_iam(prefix)) else { continue };
                if reaches(&vpc.egress, service) || !told.insert(service) {
                    continue;
                }
                let at = Path::root().key("functions").key(name).key("may").key("statements").index(index);
                let message =
                    format!("the function {} may call {}, which is not reached from its network", shown(name), shown(service.as_str()));
                let help = format!("add {} to the `endpoints` of `egress`, unless it does not call it itself", shown(service.as_str()));
                findings.push(Finding::new(&RULE, Place::Value(at.key("actions").index(number)), message).help(help));
            }
        }
    }
}
