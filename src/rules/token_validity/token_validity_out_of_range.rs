//! See the page.

use super::{ACCESS, at, is_in};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "TV001",
    name: "token-validity-out-of-range",
    severity: Severity::Error,
    page: include_str!("token_validity_out_of_range.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, client) in &context.spec.clients {
        for (key, what, life) in [("access", "an access token", client.tokens.access), ("id", "an id token", client.tokens.id)] {
            if !is_in(life, ACCESS) {
                findings.push(
                    Finding::new(&RULE, Place::Value(at(name).key(key)), format!("{what} cannot live for `{life}`"))
                        .help("give it 5 minutes to 1 day"),
                );
            }
        }
    }
}
