//! A route that takes access tokens and asks for no scope.

use super::guarded_by_pool;
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
    for (key, route, token, said) in guarded_by_pool(context.spec) {
        if token == Token::Access && route.scopes.is_empty() {
            let place = Place::Key(rest_at().key("routes").key(key));
            findings.push(
                Finding::new(&RULE, place, "the route takes access tokens and asks for no scope, so every access token is refused")
                    .help("list the `scopes` of which the token must carry one, or use an authorizer with `token: id`")
                    .related(Place::Value(said()), "access tokens are taken here"),
            );
        }
    }
}
