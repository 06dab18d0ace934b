//! See the page.

use indexmap::IndexMap;

use super::{at, pool};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP030",
    name: "groups-share-precedence",
    severity: Severity::Broken,
    page: include_str!("groups_share_precedence.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    let mut first: IndexMap<u32, (&str, &str)> = IndexMap::new();
    for (name, group) in &pool.groups {
        let role = group.role.as_ref().and_then(|role| role.literal());
        let Some((precedence, role)) = group.precedence.zip(role) else { continue };
        let (other, its_role) = *first.entry(precedence).or_insert((name, role));
        if its_role != role {
            let path = |name: &str| at().key("groups").key(name).key("precedence");
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Value(path(name)),
                    format!("groups {} and {} have the same precedence and different roles", shown(other), shown(name)),
                )
                .help("give one of them the lesser number")
                .related(Place::Value(path(other)), "the same precedence"),
            );
        }
    }
}
