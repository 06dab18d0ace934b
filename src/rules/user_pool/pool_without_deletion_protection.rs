//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP071",
    name: "pool-without-deletion-protection",
    severity: Severity::Insecure,
    page: include_str!("pool_without_deletion_protection.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };
    if !*pool.deletion_protection {
        let place = Place::Value(at().key("deletion_protection"));
        findings.push(
            Finding::new(&RULE, place, "one call, or one slip in a template, deletes the pool with all its users")
                .help("leave the key out: the pool is protected, and whoever wants it gone switches that off first"),
        );
    }
}
