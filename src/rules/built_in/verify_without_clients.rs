//! An authorizer that could let in nobody.

use super::{at, built_in};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::functions::BuiltIn;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "BH004",
    name: "verify-without-clients",
    severity: Severity::Broken,
    page: include_str!("verify_without_clients.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // Without a user pool it is the pool that is missing.
    if context.spec.user_pool.is_none() || !context.spec.clients.is_empty() {
        return;
    }
    for (name, ..) in built_in(context).filter(|(_, _, handler)| *handler == BuiltIn::Verify) {
        findings.push(
            Finding::new(&RULE, Place::Value(at(name).key("code")), "`verify` takes tokens of the app clients, and there is none")
                .help("write the client by which users get their tokens, under `clients`"),
        );
    }
}
