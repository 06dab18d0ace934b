//! A route that wants a scope of users, where all clients are machines.

use super::reach::{Reason, listed, report};
use crate::finding::{Finding, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "SC006",
    name: "scope-for-users-only",
    severity: Severity::Broken,
    page: include_str!("scope_for_users_only.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let words = |scopes: &[String]| {
        let message = format!("only users can hold {}, and every client signs in as itself", listed(scopes));
        (message, "ask for a scope of a resource server, written `server/scope`".to_owned())
    };
    report(context, &RULE, Reason::MachinesOnly, &words, findings);
}
