//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::attributes::KEPT;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "AC010",
    name: "unwritable-attribute",
    severity: Severity::Error,
    page: include_str!("unwritable_attribute.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, client) in &context.spec.clients {
        for (index, attribute) in
            client.write_attributes.iter().flatten().enumerate().filter(|(_, attribute)| KEPT.contains(&attribute.as_str()))
        {
            let place = Place::Value(at(name).key("write_attributes").index(index));
            let finding = Finding::new(&RULE, place, format!("no client can write {}", shown(attribute)))
                .help("drop it; `read_attributes` may have it");
            // A list of none is another fault (AC012).
            let any_other = client.write_attributes.iter().flatten().any(|attribute| !KEPT.contains(&attribute.as_str()));
            findings.push(if any_other { finding.by_removal() } else { finding });
        }
    }
}
