//! A placeholder and no zone to write it into.

use super::{login, login_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "DN006",
    name: "placeholder-without-hosted-zone",
    severity: Severity::Error,
    page: include_str!("placeholder_without_hosted_zone.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if let Some(domain) = login(context.spec)
        && domain.parent_placeholder.is_some()
        && domain.hosted_zone.is_none()
    {
        let place = Place::Key(login_at().key("parent_placeholder"));
        let message = "a placeholder for the parent domain, and no hosted zone to write it into";
        findings
            .push(Finding::new(&RULE, place, message).help("add `hosted_zone`, or write the record where the zone is and take this out"));
    }
}
