//! One handler for two authorizers.

use std::collections::BTreeMap;

use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::apis::asked;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA017",
    name: "verify-for-two-authorizers",
    severity: Severity::Error,
    page: include_str!("verify_for_two_authorizers.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut first: BTreeMap<&str, Path> = BTreeMap::new();
    for about in asked(context.spec).filter(|about| context.spec.is_verify(about.function)) {
        let at = about.at.key("function");
        if let Some(other) = first.get(about.function) {
            findings.push(
                Finding::new(&RULE, Place::Value(at), format!("{} serves another authorizer already", shown(about.function)))
                    .help("write a second function with `code: { built_in: verify }`")
                    .related(Place::Value(other.clone()), "it works for this one"),
            );
        } else {
            first.insert(about.function, at);
        }
    }
}
