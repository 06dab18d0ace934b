//! See the page.

use super::{at, clients, user_grant};
use crate::finding::{Finding, Meant, Place, Severity, meant, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA013",
    name: "default-redirect-not-listed",
    severity: Severity::Error,
    page: include_str!("default_redirect_not_listed.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, _, oauth) in clients(context) {
        let Some(default) = &oauth.default_redirect else {
            continue;
        };
        let urls = &oauth.callback_urls;
        // Without any callback URL that is the fault (OA007); without a grant for users the whole key is (OA019).
        let none = urls.is_empty() || user_grant(oauth).is_none();
        // A hole may hold anything; only what is written out can be known to differ.
        let known = default.literal().is_some() && urls.iter().all(|url| url.literal().is_some());
        if none || !known || urls.contains(default) {
            continue;
        }
        let meant = meant(default.as_str(), urls.iter().map(|url| url.as_str()));
        let help = match meant {
            Some(url) => format!("did you mean {}?", shown(url.word)),
            None => "add it to `callback_urls`, or name one of those".to_owned(),
        };
        let message = format!("{} is not in `callback_urls`", shown(default.as_str()));
        let finding = Finding::new(&RULE, Place::Value(at(name).key("default_redirect")), message).help(help);
        findings.push(finding.by_writing(meant.and_then(Meant::certainly)));
    }
}
