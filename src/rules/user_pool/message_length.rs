//! See the page.

use super::{messages, pool};
use crate::finding::{Finding, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP026",
    name: "message-length",
    severity: Severity::Error,
    page: include_str!("message_length.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    for message in messages(pool) {
        for fault in message.shape.faults(context.spec, message.text, || message.at()) {
            findings.push(
                Finding::new(&RULE, fault.place, format!("the message {}", fault.wrong))
                    .help("say it in other words, or leave the key out and get Cognito's own"),
            );
        }
    }
}
