//! See the page.

use super::{at, clients, purpose, redirects};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA011",
    name: "wildcard-redirect",
    severity: Severity::Broken,
    page: include_str!("wildcard_redirect.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, _, oauth) in clients(context) {
        for (list, index, url) in redirects(oauth) {
            let what = match url {
                _ if url.contains('*') => "a wildcard",
                _ if url.contains(['{', '}', '<', '>']) => "a placeholder that nothing fills",
                _ => continue,
            };
            let place = Place::Value(at(name).key(list).index(index));
            findings.push(
                Finding::new(&RULE, place, format!("{} {} has {what}, and URLs are compared letter by letter", purpose(list), shown(url)))
                    .help("list each URL in full; `${name}` stands for a parameter"),
            );
        }
    }
}
