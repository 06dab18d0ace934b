//! See the page.

use super::{messages, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::words::fault;
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
        let Some(wrong) = message.text.literal().and_then(|text| fault(text, message.most, |_| true)) else { continue };
        findings.push(
            Finding::new(&RULE, Place::Value(message.at()), format!("the message {wrong}"))
                .help("say it in other words, or leave the key out and get Cognito's own"),
        );
    }
}
