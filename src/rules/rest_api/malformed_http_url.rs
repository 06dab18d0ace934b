//! An HTTP integration whose URL API Gateway cannot call.

use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::routes;
use crate::rules::{Check, Context, Rule};
use crate::spec::holes::{Piece, pieces};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA038",
    name: "malformed-http-url",
    severity: Severity::Error,
    page: include_str!("malformed_http_url.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for route in routes(context.spec) {
        let Some(http) = route.http else { continue };
        // A hole that cannot be read has its own finding; one in front may bring the scheme with it.
        let Ok(pieces) = pieces(http.url.as_str()) else { continue };
        let begin = match pieces.first() {
            Some(Piece::Literal(begin)) => begin.as_ref(),
            Some(Piece::Hole(_)) => continue,
            None => "",
        };
        if let Some(why) = fault(begin, pieces.len() == 1) {
            let place = Place::Value(route.at().key("http").key("url"));
            findings.push(
                Finding::new(&RULE, place, format!("{} is no URL to call: {why}", shown(http.url.as_str())))
                    .help("write a whole URL, such as `https://orders.example.com/v1/{id}`"),
            );
        }
    }
}

/// Source: Amazon API Gateway REST API, PutIntegration, uri: "a fully formed, encoded HTTP(S) URL according to the RFC-3986".
fn fault(url: &str, whole: bool) -> Option<&'static str> {
    if url.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Some("it has a blank in it");
    }
    let Some((scheme, rest)) = url.split_once("://") else { return Some("it does not begin with `https://`") };
    if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
        return Some("API Gateway calls `https://` and `http://` only");
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    (whole && host.is_empty()).then_some("it has no host")
}
