//! An issuer that is no URL.

use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::http;
use crate::rules::authorizer::http_authorizer_at;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::HttpAuthorizer;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA005",
    name: "malformed-issuer",
    severity: Severity::Error,
    page: include_str!("malformed_issuer.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, about) in http(context.spec).into_iter().flat_map(|api| &api.authorizers) {
        let HttpAuthorizer::Jwt(jwt) = about else { continue };
        if let Some((issuer, why)) = jwt.issuer.literal().and_then(|issuer| Some((issuer, fault(issuer)?))) {
            let place = Place::Value(http_authorizer_at(name).key("jwt").key("issuer"));
            findings.push(
                Finding::new(&RULE, place, format!("{} is no issuer: {why}", shown(issuer)))
                    .help("write the `iss` of its tokens, such as `https://login.example.com`"),
            );
        }
    }
}

fn fault(issuer: &str) -> Option<&'static str> {
    let Some(rest) = issuer.strip_prefix("https://") else { return Some("it does not begin with `https://`") };
    if rest.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Some("it has a blank in it");
    }
    if rest.contains(['?', '#']) {
        return Some("it has a query or a fragment");
    }
    if rest.ends_with("/.well-known/openid-configuration") {
        return Some("it is the address of the issuer's document");
    }
    rest.split('/').next().unwrap_or_default().is_empty().then_some("it has no host")
}
