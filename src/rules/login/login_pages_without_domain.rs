//! See the page.

use super::pool_at;
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "LG004",
    name: "login-pages-without-domain",
    severity: Severity::Error,
    page: include_str!("login_pages_without_domain.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = &context.spec.user_pool else { return };
    // A pool that exists can have its domain elsewhere.
    if pool.login_pages.is_some() && pool.domain.is_none() && !pool.exists() {
        findings.push(
            Finding::new(&RULE, Place::Key(pool_at().key("login_pages")), "there are no login pages without a domain")
                .help("add `domain: { prefix: ... }`"),
        );
    }
}
