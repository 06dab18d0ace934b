//! An authorizer without an audience.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::http;
use crate::rules::authorizer::http_authorizer_at;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::HttpAuthorizer;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA004",
    name: "empty-audience",
    severity: Severity::Error,
    page: include_str!("empty_audience.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    for (name, about) in http(spec).into_iter().flat_map(|api| &api.authorizers) {
        let finding = match about {
            HttpAuthorizer::Jwt(jwt) if jwt.audience.is_empty() => {
                let place = Place::Key(http_authorizer_at(name).key("jwt").key("audience"));
                Finding::new(&RULE, place, "the audience is empty, so no token is good").help("list what the issuer writes into `aud`")
            }
            // Without a user pool that is what is missing first.
            HttpAuthorizer::UserPool(_) if spec.clients.is_empty() && spec.user_pool.is_some() => {
                let place = Place::Key(http_authorizer_at(name).key("user_pool"));
                Finding::new(&RULE, place, "the user pool has no clients, so no token is good")
                    .help("add the client that users sign in by to `clients`")
            }
            _ => continue,
        };
        findings.push(finding);
    }
}
