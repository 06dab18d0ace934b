//! See the page.

use super::{each, inside, pool_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::attributes::PREFIX;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "IP011",
    name: "mapped-attribute-immutable",
    severity: Severity::Broken,
    page: include_str!("mapped_attribute_immutable.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = &context.spec.user_pool else { return };
    let custom = pool.attributes.custom.iter().filter(|(_, about)| !about.mutable);
    let fixed: Vec<(String, Path)> = custom
        .map(|(name, _)| (format!("{PREFIX}{name}"), pool_at().key("attributes").key("custom").key(name)))
        .chain(
            pool.attributes
                .standard()
                .filter(|(_, about)| !about.mutable)
                .map(|(name, _)| (name.to_owned(), pool_at().key("attributes").key(name))),
        )
        .collect();
    for (name, provider) in each(context) {
        for (attribute, at) in fixed.iter().filter(|(attribute, _)| provider.map().contains_key(attribute)) {
            let place = Place::Key(inside(name, provider).key("map").key(attribute));
            findings.push(
                Finding::new(&RULE, place, format!("{} cannot be changed, and every sign-in fills it again", shown(attribute)))
                    .help("make it mutable, or take it out of the mapping")
                    .related(Place::Key(at.clone()), "fixed here"),
            );
        }
    }
}
