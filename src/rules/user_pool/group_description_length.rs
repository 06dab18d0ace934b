//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Severity, shown};
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP029",
    name: "group-description-length",
    severity: Severity::Error,
    page: include_str!("group_description_length.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    for (name, group) in &pool.groups {
        let Some(description) = &group.description else { continue };
        for fault in shapes::GROUP_DESCRIPTION.faults(context.spec, description, || at().key("groups").key(name).key("description")) {
            let message = format!("the description of group {} {}", shown(name), fault.wrong);
            findings.push(Finding::new(&RULE, fault.place, message).help("shorten it"));
        }
    }
}
