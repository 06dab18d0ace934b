//! See the page.

use super::{ACCESS, REFRESH, at, is_in};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "TV003",
    name: "token-outlives-refresh",
    severity: Severity::Error,
    page: include_str!("token_outlives_refresh.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, client) in &context.spec.clients {
        let refresh = client.tokens.refresh;
        for (key, what, life) in [("access", "access", client.tokens.access), ("id", "id", client.tokens.id)] {
            // Where a life is out of its range, that is the fault. Within the ranges no default outlives another.
            if life > refresh && is_in(life, ACCESS) && is_in(refresh, REFRESH) {
                findings.push(
                    Finding::new(
                        &RULE,
                        Place::Value(at(name).key(key)),
                        format!("the {what} token lives for `{life}`, longer than the refresh token"),
                    )
                    .help(format!("shorten it to `{refresh}`, or lengthen the refresh token"))
                    .related(Place::Value(at(name).key("refresh")), format!("the refresh token lives for `{refresh}`")),
                );
            }
        }
    }
}
