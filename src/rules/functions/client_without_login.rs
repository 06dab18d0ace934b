//! A client for a function that works for none.

use super::{at, made};
use crate::finding::{Finding, Place, Severity, shown};
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
    for (name, function) in made(context).filter(|(_, function)| function.client.is_some()) {
        let help = match function.code {
            Some(Code::BuiltIn(handler)) if handler.has_client() => continue,
            Some(Code::BuiltIn(handler @ (BuiltIn::Confirm | BuiltIn::Verify))) => {
                format!("take it out: {} has nothing to do with one client", shown(handler.as_str()))
            }
            _ => "take it out; a function of your own gets the id by its environment, as in `CLIENT_ID: ${clients.NAME.id}`".to_owned(),
        };
        let message = "only the built-in `login`, `refresh` and `sign_out` work for an app client";
        findings.push(Finding::new(&RULE, Place::Key(at(name).key("client")), message).help(help));
    }
}
