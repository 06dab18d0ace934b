//! A scope on a client that leads nowhere.

use super::{Meaning, Scopes, client_scopes_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "SC001",
    name: "undefined-client-scope",
    severity: Severity::Error,
    page: include_str!("undefined_client_scope.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut scopes = Scopes::of(context.spec);
    for (name, client) in &context.spec.clients {
        for (index, text) in client.oauth.iter().flat_map(|oauth| oauth.scopes.iter().enumerate()) {
            let meaning = scopes.meaning(text);
            if matches!(meaning, Meaning::NoScope { .. } | Meaning::NoServer { .. } | Meaning::Bare) {
                let (message, help) = scopes.advice(text, &meaning);
                findings.push(Finding::new(&RULE, Place::Value(client_scopes_at(name).index(index)), message).help(help));
            }
        }
    }
}
