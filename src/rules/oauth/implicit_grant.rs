//! See the page.

use super::{at, clients};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::clients::OAuthFlow;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA017",
    name: "implicit-grant",
    severity: Severity::Insecure,
    page: include_str!("implicit_grant.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, _, oauth) in clients(context) {
        if let Some(index) = super::position(oauth, OAuthFlow::Implicit) {
            let place = Place::Value(at(name).key("flows").index(index));
            findings.push(
                Finding::new(&RULE, place, "`implicit` hands out tokens in the URL")
                    .help("use `code` with PKCE, which needs no secret in the browser"),
            );
        }
    }
}
