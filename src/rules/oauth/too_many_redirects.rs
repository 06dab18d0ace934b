//! See the page.

use super::{at, clients};
use crate::finding::{Finding, Place, Severity};
use crate::rules::shapes::MOST_REDIRECTS;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA012",
    name: "too-many-redirects",
    severity: Severity::Error,
    page: include_str!("too_many_redirects.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, _, oauth) in clients(context) {
        for (list, count) in [("callback_urls", oauth.callback_urls.len()), ("logout_urls", oauth.logout_urls.len())] {
            if count > MOST_REDIRECTS {
                findings.push(
                    Finding::new(
                        &RULE,
                        Place::Value(at(name).key(list).index(MOST_REDIRECTS)),
                        format!("{count} entries in `{list}`, {MOST_REDIRECTS} are allowed"),
                    )
                    .help("keep the URLs that are in use, or spread them over several clients"),
                );
            }
        }
    }
}
