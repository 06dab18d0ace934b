//! A redirect that leads elsewhere than to an application.

use super::{at, clients, purpose, redirects};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA031",
    name: "dangerous-redirect",
    severity: Severity::Insecure,
    page: include_str!("dangerous_redirect.md"),
    check: Check::Spec(check),
};

/// Schemes whose URLs a browser runs, shows or opens itself instead of handing them to an application.
///
/// Sources: OWASP Cheat Sheet Series, "Cross Site Scripting Prevention"; RFC 2397 (`data`), RFC 8089 (`file`).
const OF_THE_BROWSER: [&str; 7] = ["about", "blob", "data", "file", "javascript", "vbscript", "view-source"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, _, oauth) in clients(context) {
        for (list, index, url) in redirects(oauth) {
            let Some((scheme, rest)) = url.split_once(':') else { continue };
            let authority = rest.strip_prefix("//").and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
            let (why, help) = if OF_THE_BROWSER.iter().any(|own| scheme.eq_ignore_ascii_case(own)) {
                ("is not handed to an application: the browser itself runs or shows it", "write the `https` URL of the application")
            } else if scheme.eq_ignore_ascii_case("https") && authority.contains('@') {
                ("leads to the host behind the `@`, whatever stands before it", "write the host alone")
            } else {
                continue;
            };
            let place = Place::Value(at(name).key(list).index(index));
            findings.push(Finding::new(&RULE, place, format!("{} {} {why}", purpose(list), shown(url))).help(help));
        }
    }
}
