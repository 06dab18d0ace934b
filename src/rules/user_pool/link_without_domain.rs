//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::VerifyBy;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP027",
    name: "link-without-domain",
    severity: Severity::Broken,
    page: include_str!("link_without_domain.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    if pool.domain.is_none() && pool.messages.verification.as_ref().is_some_and(|verification| verification.by == VerifyBy::Link) {
        let place = Place::Value(at().key("messages").key("verification").key("by"));
        findings.push(
            Finding::new(&RULE, place, "verification by link, and no domain that the link could lead to")
                .help("add a `domain` to the user pool, or verify by `code`"),
        );
    }
}
