//! See the page.

use super::inside;
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::attributes::KEPT;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "IP016",
    name: "mapped-attribute-not-writable",
    severity: Severity::Broken,
    page: include_str!("mapped_attribute_not_writable.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = &context.spec.user_pool else { return };
    for (client, about) in &context.spec.clients {
        let Some(writes) = about.write_attributes.as_ref().filter(|list| !list.is_empty()) else { continue };
        for name in about.identity_providers.iter().flatten() {
            let Some(provider) = pool.identity_providers.get(name) else { continue };
            let kept = |attribute: &str| attribute == "username" || KEPT.contains(&attribute);
            for attribute in provider.map().keys().filter(|attribute| !kept(attribute) && !writes.contains(*attribute)) {
                let place = Place::Key(Path::root().key("clients").key(client).key("write_attributes"));
                findings.push(
                    Finding::new(&RULE, place, format!("{} fills {}, which this client cannot write", shown(name), shown(attribute)))
                        .help(format!("add {} to `write_attributes`", shown(attribute)))
                        .related(Place::Key(inside(name, provider).key("map").key(attribute)), "filled here"),
                );
            }
        }
    }
}
