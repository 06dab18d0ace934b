//! An action that a statement lists twice.

use std::collections::BTreeMap;

use super::statements;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "PM004",
    name: "repeated-action",
    severity: Severity::Caution,
    page: include_str!("repeated_action.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    statements(context, &mut |statement, at| {
        let mut seen = BTreeMap::new();
        for (index, action) in statement.actions.iter().enumerate() {
            // Actions are compared without regard to case (IAM user guide, "IAM JSON policy elements: Action").
            if let Some(first) = seen.insert(action.to_ascii_lowercase(), index) {
                let place = |index| Place::Value(at().key("actions").index(index));
                findings.push(
                    Finding::new(&RULE, place(index), format!("{} is listed twice", shown(action)))
                        .help("take one of them out, or write the action that was meant")
                        .related(place(first), "also here")
                        .by_removal(),
                );
            }
        }
    });
}
