//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::attributes::{KEPT, STANDARD};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP020",
    name: "custom-attribute-with-standard-name",
    severity: Severity::Error,
    page: include_str!("custom_attribute_with_standard_name.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    for name in pool.attributes.custom.keys() {
        let is_standard = STANDARD.contains(&name.as_str());
        if !is_standard && !KEPT.contains(&name.as_str()) {
            continue;
        }
        let help = if is_standard {
            "write it beside `custom`, or give it another name"
        } else {
            "every user has it already; give yours another name"
        };
        findings.push(
            Finding::new(
                &RULE,
                Place::Key(at().key("attributes").key("custom").key(name)),
                format!("{} is a standard attribute", shown(name)),
            )
            .help(help),
        );
    }
}
