//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::shapes::MOST_ATTRIBUTES;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP024",
    name: "too-many-custom-attributes",
    severity: Severity::Error,
    page: include_str!("too_many_custom_attributes.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    let custom = &pool.attributes.custom;
    if let Some((name, _)) = custom.get_index(MOST_ATTRIBUTES) {
        let place = Place::Key(at().key("attributes").key("custom").key(name));
        findings.push(
            Finding::new(&RULE, place, format!("{} custom attributes, {MOST_ATTRIBUTES} are allowed", custom.len()))
                .help("keep in a database what is no part of signing in"),
        );
    }
}
