//! A statement without actions or without resources.

use super::statements;
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "PM005",
    name: "empty-statement",
    severity: Severity::Error,
    page: include_str!("empty_statement.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    statements(context, &mut |statement, at| {
        let lists = [
            ("actions", statement.actions.is_empty(), "list what is allowed, such as `dynamodb:GetItem`"),
            ("resources", statement.resources.is_empty(), "list the ARNs that the actions apply to"),
        ];
        for (key, empty, help) in lists {
            if empty {
                findings.push(Finding::new(&RULE, Place::Key(at().key(key)), format!("the statement has no {key}")).help(help));
            }
        }
    });
}
