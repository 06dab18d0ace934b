//! A client for a function that signs nobody in.

use super::{at, made};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::functions::{BuiltIn, Code};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN024",
    name: "client-without-login",
    severity: Severity::Error,
    page: include_str!("client_without_login.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context) {
        if function.client.is_some() && function.code != Some(Code::BuiltIn(BuiltIn::Login)) {
            findings.push(
                Finding::new(&RULE, Place::Key(at(name).key("client")), "only the built-in login signs in by an app client")
                    .help("take it out; a function of your own gets the id by its environment, as in `CLIENT_ID: ${clients.NAME.id}`"),
            );
        }
    }
}
