//! A route that wants a scope which no sign-in by the SDK gives.

use super::reach::{Reason, listed, report};
use crate::finding::{Finding, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "SC007",
    name: "scope-out-of-reach-of-the-sdk",
    severity: Severity::Broken,
    page: include_str!("scope_out_of_reach_of_the_sdk.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let words = |scopes: &[String]| {
        let message = format!("every client signs in by the SDK, whose tokens never carry {}", listed(scopes));
        (
            message,
            "give a client `oauth` with the scope, or ask for `aws.cognito.signin.user.admin`, or take id tokens and no scopes".to_owned(),
        )
    };
    report(context, &RULE, Reason::SdkOnly, &words, findings);
}
