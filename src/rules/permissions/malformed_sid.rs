//! A name of a statement that has more than letters and digits.

use super::statements;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "PM011",
    name: "malformed-sid",
    severity: Severity::Error,
    page: include_str!("malformed_sid.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    statements(context, &mut |statement, at| {
        let Some(sid) = &statement.sid else { return };
        if !sid.bytes().all(|b| b.is_ascii_alphanumeric()) {
            findings.push(
                Finding::new(&RULE, Place::Value(at().key("sid")), format!("{} has more than letters and digits", shown(sid)))
                    .help("write the words together, as in `ReadOrders`")
                    .by_writing(together(sid).as_deref()),
            );
        }
    });
}

/// The words of a name in one, each with a capital. Nothing refers to it, so any name that says the same will do.
fn together(sid: &str) -> Option<String> {
    let is_separator = |c: char| c.is_whitespace() || c.is_ascii_punctuation();
    let capital = |word: &str| {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_ascii_uppercase().to_string() + chars.as_str())
    };
    let name: String = sid.split(is_separator).filter_map(capital).collect();
    Some(name).filter(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric()))
}
