//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "EX002",
    name: "pool-named-twice",
    severity: Severity::Error,
    page: include_str!("pool_named_twice.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let pool = context.spec.user_pool.as_ref();
    if pool.is_some_and(|pool| pool.arn.is_some() && pool.id.is_some()) {
        findings.push(
            Finding::new(&RULE, Place::Key(at().key("id")), "the user pool is named by its ARN and by its id")
                .help("keep one: `arn` says the region and the account as well")
                .related(Place::Key(at().key("arn")), "named here"),
        );
    }
}
