//! A route that wants a scope which no client lists.

use super::reach::{Reason, listed, report};
use crate::finding::{Finding, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "SC005",
    name: "scope-nobody-may-have",
    severity: Severity::Broken,
    page: include_str!("scope_nobody_may_have.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let words = |scopes: &[String]| {
        let (which, one) = if scopes.len() == 1 { ("", "it") } else { ("any of ", "one of them") };
        let message = format!("no client can get a token with {which}{}", listed(scopes));
        (message, format!("list {one} in the `oauth.scopes` of the client that calls this route"))
    };
    report(context, &RULE, Reason::NotListed, &words, findings);
}
