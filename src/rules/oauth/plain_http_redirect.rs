//! See the page.

use super::{at, clients, purpose, redirects, scheme_and_host};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA008",
    name: "plain-http-redirect",
    severity: Severity::Error,
    page: include_str!("plain_http_redirect.md"),
    check: Check::Spec(check),
};

/// The hosts that may be reached by plain HTTP.
///
/// Source: Amazon Cognito user pools API, CreateUserPoolClient, CallbackURLs: "Amazon Cognito requires HTTPS over HTTP except for
/// callback URLs to http://localhost, http://127.0.0.1 and http://[::1]"; for logout URLs cdk-preflight, pf-cognito-logout-url-https.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "::1"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, _, oauth) in clients(context) {
        for (list, index, url) in redirects(oauth) {
            let Some((scheme, host)) = scheme_and_host(url) else {
                continue;
            };
            let plain = scheme.eq_ignore_ascii_case("http") && !host.is_empty();
            if plain && !LOOPBACK.iter().any(|loopback| host.eq_ignore_ascii_case(loopback)) {
                let message = format!("{} {} uses plain `http` on a host other than localhost", purpose(list), shown(url));
                let secure = url.split_once(':').map(|(_, rest)| format!("https:{rest}"));
                let finding = Finding::new(&RULE, Place::Value(at(name).key(list).index(index)), message).help("use `https`");
                findings.push(finding.by_writing(secure.as_deref()));
            }
        }
    }
}
