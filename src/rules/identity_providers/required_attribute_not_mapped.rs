//! See the page.

use super::{at, each, pool_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "IP012",
    name: "required-attribute-not-mapped",
    severity: Severity::Broken,
    page: include_str!("required_attribute_not_mapped.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = &context.spec.user_pool else { return };
    for (name, provider) in each(context) {
        for (attribute, _) in
            pool.attributes.standard().filter(|(attribute, about)| about.required && !provider.map().contains_key(*attribute))
        {
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Key(at(name)),
                    format!("`{attribute}` is required of every user, and {} does not fill it", shown(name)),
                )
                .help(format!("add `{attribute}` to its `map`"))
                .related(Place::Key(pool_at().key("attributes").key(attribute)), "required here"),
            );
        }
    }
}
