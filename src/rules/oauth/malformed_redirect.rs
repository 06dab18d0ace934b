//! See the page.

use super::{at, clients, purpose, redirects, scheme_and_host};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::words::{fault, is_inked};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA010",
    name: "malformed-redirect",
    severity: Severity::Error,
    page: include_str!("malformed_redirect.md"),
    check: Check::Spec(check),
};

/// The most characters of a URL. Source: Amazon Cognito user pools API, shape RedirectUrlType.
const MOST: usize = 1024;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, _, oauth) in clients(context) {
        for (list, index, url) in redirects(oauth) {
            // That it must be absolute, is written of callback URLs only.
            let relative = || (list == "callback_urls" && !is_absolute(url)).then(|| "is not an absolute URL".to_owned());
            let Some(wrong) = fault(url, MOST, is_inked).or_else(relative) else {
                continue;
            };
            let place = Place::Value(at(name).key(list).index(index));
            findings.push(
                Finding::new(&RULE, place, format!("{} {} {wrong}", purpose(list), shown(url)))
                    .help("write the whole URL, such as `https://app.example.com/callback` or `myapp://callback`"),
            );
        }
    }
}

/// Whether a text begins with a scheme (RFC 3986 section 3.1) and something follows it; HTTP URLs also need a host. `localhost:3000`
/// would pass for a scheme and a path: what is followed by a digit is taken for a host and its port.
fn is_absolute(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once(':') else {
        return false;
    };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    if !is_scheme || rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let is_http = ["http", "https"].iter().any(|http| scheme.eq_ignore_ascii_case(http));
    !is_http || scheme_and_host(url).is_some_and(|(_, host)| !host.is_empty())
}
