//! An action with a wildcard.

use super::actions;
use crate::data::iam::{Lookup, look_up};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::permissions::Effect;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "PM006",
    name: "wildcard-action",
    severity: Severity::Insecure,
    page: include_str!("wildcard_action.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    actions(context, &mut |statement, action, at| {
        if statement.effect != Effect::Allow {
            return;
        }
        let everywhere = statement.resources.iter().any(|resource| resource.as_str() == "*");
        let message = match look_up(action) {
            Lookup::Everything if everywhere => {
                format!("{} is every action of every service, here on everything in the account", shown(action))
            }
            Lookup::Everything => format!("{} is every action of every service", shown(action)),
            Lookup::Pattern { covers: 1, .. } => format!("{} is 1 action, and AWS may add to it", shown(action)),
            Lookup::Pattern { covers, .. } => format!("{} is {covers} actions, and AWS may add to them", shown(action)),
            _ => return,
        };
        findings.push(Finding::new(&RULE, Place::Value(at()), message).help("list the actions that the function calls"));
    });
}
