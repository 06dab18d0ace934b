//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::attributes::PREFIX;
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP019",
    name: "malformed-attribute-name",
    severity: Severity::Error,
    page: include_str!("malformed_attribute_name.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    for name in pool.attributes.custom.keys() {
        let Some(wrong) = shapes::ATTRIBUTE_NAME.fault(name) else { continue };
        let help = match name.strip_prefix(PREFIX) {
            Some(bare) => format!("write {}; Cognito puts `custom:` before it", shown(bare)),
            None => "use 1 to 20 characters without spaces".to_owned(),
        };
        findings.push(
            Finding::new(
                &RULE,
                Place::Key(at().key("attributes").key("custom").key(name)),
                format!("attribute name {} {wrong}", shown(name)),
            )
            .help(help)
            .by_renaming(name.strip_prefix(PREFIX).filter(|bare| shapes::ATTRIBUTE_NAME.fault(bare).is_none())),
        );
    }
}
