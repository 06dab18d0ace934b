//! The address of login pages that the pool does not have.

use crate::finding::{Finding, Place, Severity};
use crate::rules::references::each_hole;
use crate::rules::{Check, Context, Rule};
use crate::spec::holes::{Hole, UserPoolValue};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "DN016",
    name: "login-url-without-domain",
    severity: Severity::Error,
    page: include_str!("login_url_without_domain.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // Without a pool something else is missing first.
    if context.spec.user_pool.as_ref().is_none_or(|pool| pool.domain.is_some()) {
        return;
    }
    each_hole(context.spec, &mut |hole, path| {
        if hole == Hole::UserPool(UserPoolValue::LoginUrl) {
            let finding = Finding::new(&RULE, Place::Value(path()), "the user pool has no domain, so its login pages have no address");
            findings.push(finding.help("give the pool a domain, such as `domain: { prefix: my-login }`"));
        }
    });
}
