//! A route that takes access tokens and asks for no scope.

use super::{authorizer_at, guarded};
use crate::finding::{Finding, Place, Severity};
use crate::rules::references::rest_at;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::Token;

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU001",
    name: "access-token-without-scopes",
    severity: Severity::Broken,
    page: include_str!("access_token_without_scopes.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route, name, about) in guarded(context.spec) {
        if about.token == Token::Access && route.scopes.is_empty() {
            let place = Place::Key(rest_at().key("routes").key(key));
            findings.push(
                Finding::new(&RULE, place, "the route takes access tokens and asks for no scope, so every access token is refused")
                    .help("list the `scopes` of which the token must carry one, or use an authorizer with `token: id`")
                    .related(Place::Value(authorizer_at(name).key("user_pool").key("token")), "access tokens are taken here"),
            );
        }
    }
}
