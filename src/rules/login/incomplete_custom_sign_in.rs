//! See the page.

use super::pool_at;
use crate::finding::{Finding, Place, Severity};
use crate::rules::words::and;
use crate::rules::{Check, Context, Rule};
use crate::spec::clients::AuthFlow;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "LG003",
    name: "incomplete-custom-sign-in",
    severity: Severity::Broken,
    page: include_str!("incomplete_custom_sign_in.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = &context.spec.user_pool else { return };
    let triggers = &pool.triggers;
    let three = [
        ("define_auth_challenge", &triggers.define_auth_challenge),
        ("create_auth_challenge", &triggers.create_auth_challenge),
        ("verify_auth_challenge", &triggers.verify_auth_challenge),
    ];
    let missing: Vec<_> = three.iter().filter(|(_, function)| function.is_none()).map(|(key, _)| *key).collect();
    let at = |key: &str| Place::Key(pool_at().key("triggers").key(key));
    // A client that asks for a custom sign-in has a finding of its own.
    if context.spec.clients.values().any(|client| client.auth_flows.contains(&AuthFlow::Custom)) {
        return;
    }
    let Some((first, _)) = three.iter().find(|(_, function)| function.is_some()) else { return };
    if !missing.is_empty() {
        let message = format!("a custom sign-in is made of three functions, and there is no {}", and(missing.iter().copied()));
        findings.push(Finding::new(&RULE, at(first), message).help("name all three; one function can be several of them"));
    } else if !context.spec.clients.is_empty() {
        // Where the spec has no clients they are somewhere else.
        let help = "add `custom` to the `auth_flows` of a client";
        findings.push(Finding::new(&RULE, at(first), "no client can begin a custom sign-in").help(help));
    }
}
