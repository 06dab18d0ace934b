//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "AC012",
    name: "empty-attribute-list",
    severity: Severity::Caution,
    page: include_str!("empty_attribute_list.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, client) in &context.spec.clients {
        for (list, key, verb) in
            [(&client.read_attributes, "read_attributes", "read"), (&client.write_attributes, "write_attributes", "write")]
        {
            if list.as_ref().is_some_and(Vec::is_empty) {
                findings.push(
                    Finding::new(
                        &RULE,
                        Place::Value(at(name).key(key)),
                        format!("an empty list lets the client {verb} every standard attribute"),
                    )
                    .help("name the attributes that it needs, or leave the key out"),
                );
            }
        }
    }
}
