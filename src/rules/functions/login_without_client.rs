//! A built-in handler that does not know for which client it works.

use super::{at, made};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};
use crate::spec::functions::{BuiltIn, Code};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN022",
    name: "login-without-client",
    severity: Severity::Error,
    page: include_str!("login_without_client.md"),
    check: Check::Spec(check),
};

/// How many of the clients that could be meant are shown.
const SHOWN: usize = 5;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // Without a user pool it is the pool that is missing.
    if context.spec.user_pool.is_none() {
        return;
    }
    for (name, function) in made(context) {
        let Some(Code::BuiltIn(handler)) = function.code else { continue };
        if !handler.has_client() || function.client.is_some() {
            continue;
        }
        let what = shown(handler.as_str());
        let fitting = context.spec.clients_for(handler);
        let finding = match fitting.as_slice() {
            [_] => continue,
            [] => Finding::new(&RULE, Place::Key(at(name)), format!("{what} has no app client to work for")).help(match handler {
                BuiltIn::Login => "write a client with `auth_flows: [admin_user_password]`",
                _ => "write a client by which users sign in, such as one with `auth_flows: [admin_user_password]`",
            }),
            [first, ..] => fitting.iter().take(SHOWN).fold(
                Finding::new(
                    &RULE,
                    Place::Key(at(name)),
                    format!("{what} could work for {} app clients, and does not say for which", fitting.len()),
                )
                .help(format!("write for example {}", shown(&format!("client: {first}")))),
                |finding, client| finding.related(Place::Key(Path::root().key("clients").key(*client)), "this one?"),
            ),
        };
        findings.push(finding);
    }
}
