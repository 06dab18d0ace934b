//! Answers that are remembered in the clear.

use super::{cached, route_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MS008",
    name: "unencrypted-cache",
    severity: Severity::Insecure,
    page: include_str!("unencrypted_cache.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (_, key, _, cache) in cached(context) {
        if !cache.encrypted {
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Value(route_at(key).key("cache").key("encrypted")),
                    "the remembered answers are stored in the clear",
                )
                .help("take it out: answers are encrypted by default"),
            );
        }
    }
}
