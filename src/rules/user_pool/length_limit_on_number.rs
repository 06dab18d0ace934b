//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::fix::{Edit, Fix};
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
    let here = || at().key("attributes").key("updated_at");
    let written = [("min_length", attribute.min_length), ("max_length", attribute.max_length)];
    let limits = written.into_iter().filter(|(_, limit)| limit.is_some());
    let edits = limits.map(|(key, _)| Edit::Remove { at: Place::Key(here().key(key)) }).collect();
    let finding = Finding::new(&RULE, Place::Value(here().key(key)), "`updated_at` is a number and has no length");
    findings.push(finding.help("drop the limits").fix(Fix::new("drop the limits", edits)));
}
