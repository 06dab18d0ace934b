//! An HTTP integration without TLS.

use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::routes;
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
    for route in routes(context.spec) {
        let Some(url) = route.http.map(|http| http.url.as_str()) else { continue };
        if url.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http://")) && !url.contains(char::is_whitespace) {
            let place = Place::Value(route.at().key("http").key("url"));
            let help = "call it by `https://`, or put a function between that reaches it inside your network";
            findings.push(Finding::new(&RULE, place, format!("{} is called in clear over the internet", shown(url))).help(help));
        }
    }
}
