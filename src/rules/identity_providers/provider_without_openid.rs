//! See the page.

use super::{each, inside};
use crate::finding::{Finding, Place, Severity};
use crate::fix::Fix;
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::IdentityProvider;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "IP008",
    name: "provider-without-openid",
    severity: Severity::Broken,
    page: include_str!("provider_without_openid.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, provider) in each(context) {
        let IdentityProvider::Oidc(oidc) = provider else { continue };
        if !oidc.scopes.is_empty() && !oidc.scopes.iter().any(|scope| scope == "openid") {
            let scopes = inside(name, provider).key("scopes");
            let fix = Fix::append(&scopes, "openid");
            findings.push(
                Finding::new(&RULE, Place::Value(scopes), "the scopes leave out `openid`")
                    .help("add `openid`: without it there is no id token")
                    .fix(fix),
            );
        }
    }
}
