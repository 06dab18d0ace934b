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
    let Some(pool) = &context.spec.user_pool else { return };
    let (Some(arn), Some(id)) = (&pool.arn, &pool.id) else { return };
    let finding = Finding::new(&RULE, Place::Key(at().key("id")), "the user pool is named by its ARN and by its id")
        .help("keep one: `arn` says the region and the account as well")
        .related(Place::Key(at().key("arn")), "named here");
    // Of two that name different pools nobody can tell which is meant.
    let same = arn.literal().zip(id.literal()).is_some_and(|(arn, id)| arn.rsplit_once('/').is_some_and(|(_, end)| end == id));
    findings.push(if same { finding.by_removal() } else { finding });
}
