//! A runtime that Lambda makes no function with any more.

use super::{at, made};
use crate::data::lambda::{Runtime, Status, TAKEN, status};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN005",
    name: "retired-runtime",
    severity: Severity::Broken,
    page: include_str!("retired_runtime.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context) {
        let Some(runtime) = &function.runtime else { continue };
        let message = match status(runtime, TAKEN) {
            Status::CreateBlocked(Runtime { name, create_block, .. }) => {
                format!("no function can be made with `{name}` since {}", create_block.unwrap_or(TAKEN))
            }
            Status::UpdateBlocked(Runtime { name, update_block, .. }) => {
                format!("no function with `{name}` can be made or changed since {}", update_block.unwrap_or(TAKEN))
            }
            _ => continue,
        };
        let mut finding = Finding::new(&RULE, Place::Value(at(name).key("runtime")), message);
        if let Some(next) = crate::data::lambda::runtime(runtime).and_then(|runtime| runtime.successor) {
            finding = finding.help(format!("move to `{next}`"));
        }
        findings.push(finding);
    }
}
