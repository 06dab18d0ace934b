//! A condition key without a service in front.

use super::statements;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "PM014",
    name: "malformed-condition-key",
    severity: Severity::Error,
    page: include_str!("malformed_condition_key.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    statements(context, &mut |statement, at| {
        for (operator, keys) in &statement.conditions {
            for key in keys.keys() {
                if !key.split_once(':').is_some_and(|(service, name)| !service.is_empty() && !name.is_empty()) {
                    let place = Place::Key(at().key("conditions").key(operator).key(key));
                    let help = "write a service and a name, such as `aws:SourceIp` or `dynamodb:LeadingKeys`";
                    findings.push(Finding::new(&RULE, place, format!("{} is no condition key", shown(key))).help(help));
                }
            }
        }
    });
}
