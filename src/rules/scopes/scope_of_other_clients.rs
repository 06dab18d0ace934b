//! A route that wants a scope of clients whose tokens its authorizer does not take.

use super::reach::{Reason, listed, report};
use crate::finding::{Finding, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "SC008",
    name: "scope-of-other-clients",
    severity: Severity::Broken,
    page: include_str!("scope_of_other_clients.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let words = |scopes: &[String]| {
        let message = format!("the authorizer takes no tokens of the clients that can get {}", listed(scopes));
        (message, "add one of them to the `clients` of the authorizer, or the scope to a client that is among them".to_owned())
    };
    report(context, &RULE, Reason::OtherClients, &words, findings);
}
