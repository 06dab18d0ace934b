//! A built-in login by a client that does not allow it.

use super::{at, made};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};
use crate::spec::functions::{BuiltIn, Code};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN023",
    name: "login-client-without-flow",
    severity: Severity::Broken,
    page: include_str!("login_client_without_flow.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context).filter(|(_, function)| function.code == Some(Code::BuiltIn(BuiltIn::Login))) {
        let Some((client, about)) = function.client.as_ref().and_then(|client| context.spec.clients.get_key_value(client)) else {
            continue;
        };
        if !about.can_sign_in_as_admin() && !about.can_sign_in_by_password() {
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Value(at(name).key("client")),
                    format!(
                        "the client {} allows neither `admin_user_password` nor `user_password`, by which the login signs in",
                        shown(client)
                    ),
                )
                .help("add `admin_user_password` to its `auth_flows`, or name another client")
                .related(Place::Key(Path::root().key("clients").key(client.as_str())), "defined here"),
            );
        }
    }
}
