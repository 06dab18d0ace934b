//! A built-in login that does not know by which client it signs in.

use super::{at, made};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};
use crate::spec::clients::AuthFlow;
use crate::spec::functions::{BuiltIn, Code};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN022",
    name: "login-without-client",
    severity: Severity::Error,
    page: include_str!("login_without_client.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // Without a user pool it is the pool that is missing.
    if context.spec.user_pool.is_none() {
        return;
    }
    let fitting: Vec<&String> = context
        .spec
        .clients
        .iter()
        .filter(|(_, client)| client.auth_flows.contains(&AuthFlow::AdminUserPassword))
        .map(|(name, _)| name)
        .collect();
    for (name, function) in made(context) {
        if function.code != Some(Code::BuiltIn(BuiltIn::Login)) || function.client.is_some() {
            continue;
        }
        let finding = match fitting.as_slice() {
            [_] => continue,
            [] => Finding::new(&RULE, Place::Key(at(name)), "the login has no app client to sign users in by")
                .help("write a client with `auth_flows: [admin_user_password]`"),
            [first, ..] => fitting.iter().take(5).fold(
                Finding::new(
                    &RULE,
                    Place::Key(at(name)),
                    format!("{} app clients have `admin_user_password`, and the login does not say which it signs in by", fitting.len()),
                )
                .help(format!("write for example {}", shown(&format!("client: {first}")))),
                |finding, client| finding.related(Place::Key(Path::root().key("clients").key(client.as_str())), "this one?"),
            ),
        };
        findings.push(finding);
    }
}
