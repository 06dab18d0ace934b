//! A scope on a client that leads nowhere.

use super::{Meaning, Scopes, client_scopes_at};
use crate::finding::{Finding, Severity};
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
            // Text that cannot be a scope at all has another finding.
            if text.is_empty() || !text.bytes().all(is_scope_char) {
                continue;
            }
            let meaning = scopes.meaning(text);
            if matches!(meaning, Meaning::NoScope { .. } | Meaning::NoServer { .. } | Meaning::Bare) {
                findings.push(scopes.advice(text, &meaning).finding(&RULE, client_scopes_at(name).index(index)));
            }
        }
    }
}

/// Source: Amazon Cognito user pools API, CreateUserPoolClient, ScopeType: `[\x21\x23-\x5B\x5D-\x7E]+`.
fn is_scope_char(byte: u8) -> bool {
    matches!(byte, 0x21 | 0x23..=0x5b | 0x5d..=0x7e)
}
