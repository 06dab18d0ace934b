//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity};
use crate::path::Path;
use crate::rules::attributes::{is_known, near};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "AC011",
    name: "write-attributes-miss-required",
    severity: Severity::Error,
    page: include_str!("write_attributes_miss_required.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = &context.spec.user_pool else {
        return;
    };
    for (name, client) in &context.spec.clients {
        // An empty list is no list at all to Cognito; AC012 speaks of it.
        let Some(list) = client.write_attributes.as_ref().filter(|list| !list.is_empty()) else {
            continue;
        };
        for (attribute, _) in
            pool.attributes.standard().filter(|(attribute, wanted)| wanted.required && !list.iter().any(|item| item == attribute))
        {
            // A name with a slip in it is that fault, and not this one.
            if list.iter().any(|item| !is_known(pool, item) && near(pool, item).is_some_and(|(meant, _)| meant == attribute)) {
                continue;
            }
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Key(at(name).key("write_attributes")),
                    format!("`{attribute}` is required of every user, and this client cannot write it"),
                )
                .help(format!("add `{attribute}` to `write_attributes`"))
                .related(Place::Key(Path::root().key("user_pool").key("attributes").key(attribute)), "required here"),
            );
        }
    }
}
