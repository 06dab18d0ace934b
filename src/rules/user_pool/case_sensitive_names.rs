//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP073",
    name: "case-sensitive-names",
    severity: Severity::Insecure,
    page: include_str!("case_sensitive_names.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };
    if *pool.case_sensitive {
        let place = Place::Value(at().key("case_sensitive"));
        findings.push(
            Finding::new(&RULE, place, "`ann` and `Ann` are two users, and one can pass for the other")
                .help("leave the key out; it cannot be changed once the pool exists"),
        );
    }
}
