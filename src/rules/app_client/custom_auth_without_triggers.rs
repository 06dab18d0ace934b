//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity};
use crate::path::Path;
use crate::rules::words;
use crate::rules::{Check, Context, Rule};
use crate::spec::clients::AuthFlow;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "AC020",
    name: "custom-auth-without-triggers",
    severity: Severity::Broken,
    page: include_str!("custom_auth_without_triggers.md"),
    check: Check::Spec(check),
};

/// The sequence of custom authentication.
///
/// Source: Amazon Cognito developer guide, "Custom authentication challenge Lambda triggers"; user pools API, LambdaConfigType:
/// "one of three triggers in the sequence of the custom authentication challenge triggers".
const SEQUENCE: [&str; 3] = ["define_auth_challenge", "create_auth_challenge", "verify_auth_challenge"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = &context.spec.user_pool else { return };
    let missing: Vec<_> = SEQUENCE.into_iter().filter(|key| pool.triggers.set().all(|set| !set.keys.contains(key))).collect();
    // Of a pool that exists nothing is known here.
    if missing.is_empty() || pool.exists() {
        return;
    }
    for (name, client) in &context.spec.clients {
        if let Some(index) = client.auth_flows.iter().position(|flow| *flow == AuthFlow::Custom) {
            let place = Place::Value(at(name).key("auth_flows").index(index));
            let message = format!(
                "`custom` is a sign-in by challenges of functions, and the user pool has no {}",
                words::and(missing.iter().copied())
            );
            findings.push(
                Finding::new(&RULE, place, message)
                    .help("name the functions under `user_pool.triggers`, or take `custom` away")
                    .related(Place::Key(Path::root().key("user_pool")), "the triggers are set here"),
            );
        }
    }
}
