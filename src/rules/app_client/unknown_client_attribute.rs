//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::attributes::{help, is_known, right};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "AC009",
    name: "unknown-client-attribute",
    severity: Severity::Error,
    page: include_str!("unknown_client_attribute.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // Without a pool in the spec, nobody knows its attributes.
    let Some(pool) = &context.spec.user_pool else {
        return;
    };
    for (name, client) in &context.spec.clients {
        for (list, key) in [(&client.read_attributes, "read_attributes"), (&client.write_attributes, "write_attributes")] {
            for (index, attribute) in list.iter().flatten().enumerate().filter(|(_, attribute)| !is_known(pool, attribute)) {
                let place = Place::Value(at(name).key(key).index(index));
                findings.push(
                    Finding::new(&RULE, place, format!("the user pool has no attribute {}", shown(attribute)))
                        .help(help(pool, attribute))
                        .by_writing(right(pool, attribute).as_deref()),
                );
            }
        }
    }
}
