//! A machine in the audience of an authorizer for users.

use super::machine;
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::apis::http;
use crate::rules::authorizer::http_authorizer_at;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::{HttpAuthorizer, Token};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA003",
    name: "machine-among-users",
    severity: Severity::Insecure,
    page: include_str!("machine_among_users.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    for (name, about) in http(spec).into_iter().flat_map(|api| &api.authorizers) {
        let HttpAuthorizer::UserPool(pool) = about else { continue };
        let (Token::Id, Some(client)) = (pool.token, machine(spec, pool)) else { continue };
        let at = http_authorizer_at(name).key("user_pool");
        let message = format!("id tokens of users are meant, and the access tokens of {} pass, which has none", shown(client));
        findings.push(
            Finding::new(&RULE, Place::Key(at.key("token")), message)
                .help("name the `clients` that users sign in by, and give the machine an authorizer of its own")
                .related(Place::Key(Path::root().key("clients").key(client)), "signs in as itself, without a user"),
        );
    }
}
