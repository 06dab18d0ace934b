//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "AC004",
    name: "rotation-grace-out-of-range",
    severity: Severity::Error,
    page: include_str!("rotation_grace_out_of_range.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, client) in &context.spec.clients {
        let Some(grace) = client.tokens.rotation.as_ref().map(|rotation| rotation.grace) else {
            continue;
        };
        if !shapes::ROTATION_GRACE.hold(grace.seconds()) {
            let place = Place::Value(at(name).key("tokens").key("rotation").key("grace"));
            findings.push(
                Finding::new(&RULE, place, format!("a replaced refresh token cannot work for another `{grace}`"))
                    .help("give it 60 seconds at most"),
            );
        }
    }
}
