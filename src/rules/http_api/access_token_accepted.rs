//! Id tokens that are meant, where access tokens pass as well.

use super::{machine, no_tokens};
use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::http;
use crate::rules::authorizer::http_authorizer_at;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::{HttpAuthorizer, Token};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA002",
    name: "access-token-accepted",
    severity: Severity::Caution,
    page: include_str!("access_token_accepted.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, about) in http(context.spec).into_iter().flat_map(|api| &api.authorizers) {
        let HttpAuthorizer::UserPool(pool) = about else { continue };
        // Where a machine's tokens pass, or nobody has any, that is the worse of the two.
        if pool.token == Token::Id && machine(context.spec, pool).is_none() && !no_tokens(context.spec, pool) {
            let place = Place::Value(http_authorizer_at(name).key("user_pool").key("token"));
            findings.push(
                Finding::new(&RULE, place, "an HTTP API cannot tell id tokens from access tokens, so both pass")
                    .help("use `token: access` and scopes, or let the function look at the claim `token_use`"),
            );
        }
    }
}
