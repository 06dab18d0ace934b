//! People who may sign up and whom nothing confirms.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::permissions::PoolVerb;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP052",
    name: "sign-up-nobody-confirms",
    severity: Severity::Caution,
    page: include_str!("sign_up_nobody_confirms.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };
    // A function before the sign-up can confirm users, and so can whoever may call `AdminConfirmSignUp`.
    let by_function = context.spec.functions.values().any(|function| {
        let actions = function.may.statements.iter().flat_map(|statement| &statement.actions);
        function.may.user_pool.contains(&PoolVerb::ConfirmUsers) || { actions }.any(|action| action.starts_with("cognito-idp:"))
    });
    if *pool.self_sign_up && pool.verify.is_empty() && pool.triggers.pre_sign_up.is_none() && !by_function {
        findings.push(
            Finding::new(
                &RULE,
                Place::Value(at().key("self_sign_up")),
                "people may sign up, and nothing confirms them, so they cannot sign in until an administrator has",
            )
            .help("verify an address (`verify: [email]`), or confirm users in a `pre_sign_up` trigger"),
        );
    }
}
