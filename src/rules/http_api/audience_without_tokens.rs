//! An audience that never has a token.

use super::no_tokens;
use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::http;
use crate::rules::authorizer::http_authorizer_at;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::{HttpAuthorizer, Token};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA015",
    name: "audience-without-tokens",
    severity: Severity::Broken,
    page: include_str!("audience_without_tokens.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    for (name, about) in http(spec).into_iter().flat_map(|api| &api.authorizers) {
        let HttpAuthorizer::UserPool(pool) = about else { continue };
        // What access tokens are good for is a question of their scopes.
        if pool.token == Token::Id && no_tokens(spec, pool) {
            let at = http_authorizer_at(name).key("user_pool");
            let place = if pool.clients.is_empty() { Place::Key(at) } else { Place::Value(at.key("clients")) };
            findings.push(
                Finding::new(&RULE, place, "no client here can get a token").help("give one of them `auth_flows`, or `oauth` with a flow"),
            );
        }
    }
}
