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
    let Some(pool) = context.spec.user_pool.as_ref().filter(|pool| pool.domain.is_none()) else { return };
    let help = if pool.exists() {
        "write the address out, or give it as a parameter: what domain an existing pool has is not known here"
    } else {
        "give the pool a domain, such as `domain: { prefix: my-login }`"
    };
    each_hole(context.spec, &mut |hole, path| {
        if hole == Hole::UserPool(UserPoolValue::LoginUrl) {
            let message = "the spec gives the user pool no domain, so its login pages have no address";
            findings.push(Finding::new(&RULE, Place::Value(path()), message).help(help));
        }
    });
}
