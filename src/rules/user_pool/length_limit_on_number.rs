//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP023",
    name: "length-limit-on-number",
    severity: Severity::Broken,
    page: include_str!("length_limit_on_number.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    let Some(attribute) = &pool.attributes.updated_at else { return };
    let key = match (attribute.min_length, attribute.max_length) {
        (Some(_), _) => "min_length",
        (None, Some(_)) => "max_length",
        (None, None) => return,
    };
    let place = Place::Value(at().key("attributes").key("updated_at").key(key));
    findings.push(Finding::new(&RULE, place, "`updated_at` is a number and has no length").help("drop the limits"));
}
