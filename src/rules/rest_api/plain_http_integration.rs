//! An HTTP integration without TLS.

use super::{route_at, routes};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA039",
    name: "plain-http-integration",
    severity: Severity::Insecure,
    page: include_str!("plain_http_integration.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route) in routes(context) {
        let Some(url) = route.http.as_ref().map(|http| http.url.as_str()) else { continue };
        if url.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http://")) && !url.contains(char::is_whitespace) {
            let place = Place::Value(route_at(key).key("http").key("url"));
            let help = "call it by `https://`, or put a function between that reaches it inside your network";
            findings.push(Finding::new(&RULE, place, format!("{} is called in clear over the internet", shown(url))).help(help));
        }
    }
}
