//! A runtime that gets no more security patches.

use super::{at, made};
use crate::data::lambda::{Runtime, Status, TAKEN, status};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN006",
    name: "deprecated-runtime",
    severity: Severity::Caution,
    page: include_str!("deprecated_runtime.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context) {
        let Some(runtime) = &function.runtime else { continue };
        if let Status::Deprecated(Runtime { name: known, deprecated, successor, .. }) = status(runtime, TAKEN) {
            let message = format!("`{known}` gets no security patches since {}", deprecated.unwrap_or(TAKEN));
            let mut finding = Finding::new(&RULE, Place::Value(at(name).key("runtime")), message);
            finding.help = successor.map(|next| format!("move to `{next}`"));
            findings.push(finding);
        }
    }
}
