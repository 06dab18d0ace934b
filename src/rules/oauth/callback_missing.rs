//! See the page.

use super::{at, clients, user_grant, word};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA007",
    name: "callback-missing",
    severity: Severity::Error,
    page: include_str!("callback_missing.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, _, oauth) in clients(context).filter(|(_, _, oauth)| oauth.callback_urls.is_empty()) {
        let Some(index) = user_grant(oauth) else {
            continue;
        };
        let Some(flow) = oauth.flows.get(index) else {
            continue;
        };
        let path = at(name);
        findings.push(
            Finding::new(&RULE, Place::Key(path.clone()), format!("`{}` without `callback_urls`", word(*flow)))
                .help("list the URLs that users come back to, such as `callback_urls: [\"https://app.example.com/callback\"]`")
                .related(Place::Value(path.key("flows").index(index)), "this grant sends users back"),
        );
    }
}
