//! See the page.

use super::{at, clients, redirects};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA009",
    name: "redirect-with-fragment",
    severity: Severity::Error,
    page: include_str!("redirect_with_fragment.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, _, oauth) in clients(context) {
        // What is written of fragments, is written of callback URLs; of logout URLs AWS says nothing.
        for (list, index, url) in redirects(oauth).filter(|(list, ..)| *list == "callback_urls") {
            if let Some((before, _)) = url.split_once('#') {
                let place = Place::Value(at(name).key(list).index(index));
                findings.push(
                    Finding::new(&RULE, place, format!("callback URL {} has a fragment", shown(url)))
                        .help(format!("drop it: {}", shown(before)))
                        .by_writing(before),
                );
            }
        }
    }
}
