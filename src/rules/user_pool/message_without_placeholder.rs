//! See the page.

use super::{Needs, messages, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP025",
    name: "message-without-placeholder",
    severity: Severity::Error,
    page: include_str!("message_without_placeholder.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    for message in messages(pool) {
        // An empty text is too short before all else (UP026).
        let Some(text) = message.text.literal().filter(|text| !text.is_empty()) else { continue };
        let missing: Vec<&str> = match message.needs {
            Needs::Nothing => continue,
            Needs::Code => CODE.into_iter().filter(|word| !text.contains(word)).collect(),
            Needs::UserNameAndCode => ["{username}", "{####}"].into_iter().filter(|word| !text.contains(word)).collect(),
            Needs::Link if has_link(text) => continue,
            Needs::Link => vec!["{##Verify##}"],
        };
        if missing.is_empty() {
            continue;
        }
        let help = match message.needs {
            Needs::Link => "put the words of the link between `{##` and `##}`",
            Needs::UserNameAndCode => "say where the user name and the password go",
            Needs::Nothing | Needs::Code => "say where the code goes",
        };
        let words = crate::rules::words::and(missing);
        findings.push(Finding::new(&RULE, Place::Value(message.at()), format!("the message does not hold {words}")).help(help));
    }
}

/// What stands for a code.
const CODE: [&str; 1] = ["{####}"];

/// Whether a text has a link with words in it.
fn has_link(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("{##") {
        let Some((words, _)) = after.split_once("##}") else { return false };
        if !words.trim().is_empty() {
            return true;
        }
        rest = after;
    }
    false
}
