//! See the page.

use super::{each, inside};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::attributes::{help, is_known, right};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "IP010",
    name: "unknown-mapped-attribute",
    severity: Severity::Error,
    page: include_str!("unknown_mapped_attribute.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // Nobody can tell from here which attributes a pool that exists has.
    let Some(pool) = context.spec.user_pool.as_ref().filter(|pool| !pool.exists()) else { return };
    for (name, provider) in each(context) {
        for attribute in
            provider.map().keys().filter(|attribute| *attribute != "username" && (*attribute == "sub" || !is_known(pool, attribute)))
        {
            let help = if attribute == "sub" {
                "drop it: Cognito makes it, and `username` is made of the provider's own".to_owned()
            } else {
                help(pool, attribute)
            };
            let place = Place::Key(inside(name, provider).key("map").key(attribute));
            let finding = Finding::new(&RULE, place, format!("the pool has no attribute {} to fill", shown(attribute))).help(help);
            let right = || right(pool, attribute);
            findings.push(if attribute == "sub" { finding.by_removal() } else { finding.by_renaming(right().as_deref()) });
        }
    }
}
