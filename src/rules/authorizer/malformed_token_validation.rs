//! A `validation` that is no regular expression.

use super::{authorizers, settings_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::pattern::fault;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::Authorizer;

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU008",
    name: "malformed-token-validation",
    severity: Severity::Broken,
    page: include_str!("malformed_token_validation.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, about) in authorizers(context.spec) {
        let Authorizer::Token(token) = about else { continue };
        let Some(pattern) = &token.validation else { continue };
        let at = || Place::Value(settings_at(name, about).key("validation"));
        if pattern.is_empty() {
            findings.push(
                Finding::new(&RULE, at(), "an empty expression matches no token")
                    .help("write what a token looks like, such as `Bearer .+`, or take `validation` out"),
            );
        } else if let Some(why) = fault(pattern) {
            findings.push(
                Finding::new(&RULE, at(), format!("{} is no regular expression: {why}", shown(pattern)))
                    .help("write what all of a token looks like, such as `Bearer .+`"),
            );
        }
    }
}
