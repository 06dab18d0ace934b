//! See the page.

use super::{at, clients, purpose, redirects, scheme_and_host};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA030",
    name: "loopback-beside-public-redirect",
    severity: Severity::Caution,
    page: include_str!("loopback_beside_public_redirect.md"),
    check: Check::Spec(check),
};

/// Source: Amazon Cognito user pools API, CreateUserPoolClient, CallbackURLs: "for testing purposes only".
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "::1"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, _, oauth) in clients(context) {
        let here = |url: &str| scheme_and_host(url).is_some_and(|(_, host)| LOOPBACK.contains(&host));
        let public = |url: &str| scheme_and_host(url).is_some_and(|(scheme, host)| scheme == "https" && !LOOPBACK.contains(&host));
        let Some((list, index, _)) = redirects(oauth).find(|(.., url)| public(url)) else { continue };
        let shown = Place::Value(at(name).key(list).index(index));
        for (list, index, _) in redirects(oauth).filter(|(.., url)| here(url)) {
            let message = format!("the {} of a machine of one's own stands beside one for everybody", purpose(list));
            findings.push(
                Finding::new(&RULE, Place::Value(at(name).key(list).index(index)), message)
                    .help("give a client of its own to those who develop, and keep this one to public addresses")
                    .related(shown.clone(), "this is for everybody"),
            );
        }
    }
}
