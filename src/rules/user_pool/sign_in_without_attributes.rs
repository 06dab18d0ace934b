//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::SignIn;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP002",
    name: "sign-in-without-attributes",
    severity: Severity::Error,
    page: include_str!("sign_in_without_attributes.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    if matches!(&*pool.sign_in, SignIn::Attributes(channels) if channels.is_empty()) {
        let place = Place::Value(at().key("sign_in").key("attributes"));
        findings.push(
            Finding::new(&RULE, place, "nothing to sign in with")
                .help("say `attributes: [email]`, or `username: {}` for sign-in by user name"),
        );
    }
}
