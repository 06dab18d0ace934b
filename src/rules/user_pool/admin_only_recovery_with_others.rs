//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::Recovery;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP005",
    name: "admin-only-recovery-with-others",
    severity: Severity::Error,
    page: include_str!("admin_only_recovery_with_others.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    let list = &pool.account_recovery;
    let Some(index) = list.iter().position(|recovery| *recovery == Recovery::AdminOnly) else { return };
    let Some(other) = list.iter().position(|recovery| *recovery != Recovery::AdminOnly) else { return };
    let path = at().key("account_recovery");
    findings.push(
        Finding::new(&RULE, Place::Value(path.index(index)), "`admin_only` stands beside another way of account recovery")
            .help("keep `admin_only` alone, or drop it")
            .related(Place::Value(path.index(other)), "the other way"),
    );
}
