//! A sign-out for a client whose refresh tokens cannot be revoked.

use super::{at, built_in, client_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::functions::BuiltIn;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "BH002",
    name: "sign-out-without-revocation",
    severity: Severity::Broken,
    page: include_str!("sign_out_without_revocation.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function, handler) in built_in(context).filter(|(_, _, handler)| *handler == BuiltIn::SignOut) {
        let Some((client, about)) = context.spec.client_for(handler, function) else { continue };
        if !about.tokens.revocation {
            let message = format!("the refresh tokens of the client {} cannot be revoked, which `sign_out` does", shown(client));
            findings.push(
                Finding::new(&RULE, Place::Value(at(name).key("code")), message)
                    .help("take `revocation: false` out of the client's `tokens`")
                    .related(Place::Value(client_at(client).key("tokens").key("revocation")), "said here"),
            );
        }
    }
}
