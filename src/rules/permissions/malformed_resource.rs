//! A resource that is neither an ARN nor `*`.

use super::{resolved, statements};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "PM009",
    name: "malformed-resource",
    severity: Severity::Error,
    page: include_str!("malformed_resource.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    statements(context, &mut |statement, at| {
        for (index, resource) in statement.resources.iter().enumerate() {
            let Some(text) = resolved(resource).filter(|text| text != "*") else { continue };
            let why = if !text.starts_with("arn:") {
                "is no ARN"
            } else if text.split(':').count() < PARTS {
                "is an ARN with less than six parts"
            } else {
                continue;
            };
            let place = Place::Value(at().key("resources").index(index));
            findings.push(
                Finding::new(&RULE, place, format!("{} {why}", shown(resource.as_str())))
                    .help("write `arn:partition:service:region:account:resource`, or `${user_pool.arn}` for the user pool"),
            );
        }
    });
}

/// Source: IAM user guide, "IAM identifiers": `arn:partition:service:region:account-id:resource`.
const PARTS: usize = 6;
