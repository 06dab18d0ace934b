//! What only the built-in handler understands.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::asked;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA016",
    name: "verify-settings-elsewhere",
    severity: Severity::Error,
    page: include_str!("verify_settings_elsewhere.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    for about in asked(spec) {
        // A name that leads nowhere has another finding.
        if spec.is_verify(about.function) || !spec.functions.contains_key(about.function) {
            continue;
        }
        for (key, given) in [("token", about.token.is_some()), ("clients", !about.clients.is_empty())] {
            if given {
                findings.push(
                    Finding::new(
                        &RULE,
                        Place::Key(about.at.key(key)),
                        format!("`{key}` is for the built-in `verify`, and this function is another"),
                    )
                    .help("take it out, or give the function `code: { built_in: verify }`"),
                );
            }
        }
    }
}
