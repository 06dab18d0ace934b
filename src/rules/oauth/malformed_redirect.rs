//! See the page.

use super::{at, clients, purpose, scheme_and_host};
use crate::finding::{Finding, Severity};
use crate::path::Path;
use crate::rules::shape::faults;
use crate::rules::{Check, Context, Rule, shapes};
use crate::spec::Text;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA010",
    name: "malformed-redirect",
    severity: Severity::Error,
    page: include_str!("malformed_redirect.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, _, oauth) in clients(context) {
        let mut say = |list: &'static str, url: &Text, place: &dyn Fn() -> Path| {
            // That it must be absolute, is written of callback URLs only.
            let relative = |url: &str| (list == "callback_urls" && !is_absolute(url)).then(|| "is not an absolute URL".to_owned());
            let whole = |url: &str| shapes::REDIRECT.fault(url).or_else(|| relative(url));
            for fault in faults(context.spec, url, place, &whole, &|parts| shapes::REDIRECT.fixed(parts)) {
                findings.push(
                    fault
                        .finding(&RULE, purpose(list))
                        .help("write the whole URL, such as `https://app.example.com/callback` or `myapp://callback`"),
                );
            }
        };
        for (list, urls) in [("callback_urls", &oauth.callback_urls), ("logout_urls", &oauth.logout_urls)] {
            for (index, url) in urls.iter().enumerate() {
                say(list, url, &|| at(name).key(list).index(index));
            }
        }
        // One that is among the callback URLs was judged there, and one that is written out has to be.
        if let Some(url) = oauth.default_redirect.as_ref().filter(|url| url.literal().is_none() && !oauth.callback_urls.contains(url)) {
            say("default_redirect", url, &|| at(name).key("default_redirect"));
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
