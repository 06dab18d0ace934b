//! See the page.

use indexmap::IndexMap;

use super::{pool, user_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP036",
    name: "users-differ-in-case",
    severity: Severity::Error,
    page: include_str!("users_differ_in_case.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    // Of a pool that exists nobody knows.
    if *pool.case_sensitive || pool.exists() {
        return;
    }
    let mut seen: IndexMap<String, &str> = IndexMap::with_capacity(pool.users.len());
    for name in pool.users.keys() {
        let first = *seen.entry(name.to_lowercase()).or_insert(name);
        if first != name {
            findings.push(
                Finding::new(&RULE, Place::Key(user_at(name)), format!("{} and {} are one user", shown(first), shown(name)))
                    .help("drop one; upper and lower case are the same unless the pool has `case_sensitive: true`")
                    .related(Place::Key(user_at(first)), "the other one"),
            );
        }
    }
}
