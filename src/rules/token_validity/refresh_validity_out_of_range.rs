//! See the page.

use super::{REFRESH, at, is_in};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "TV002",
    name: "refresh-validity-out-of-range",
    severity: Severity::Error,
    page: include_str!("refresh_validity_out_of_range.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, client) in &context.spec.clients {
        let life = client.tokens.refresh;
        if !is_in(life, REFRESH) {
            let place = Place::Value(at(name).key("refresh"));
            findings
                .push(Finding::new(&RULE, place, format!("a refresh token cannot live for `{life}`")).help("give it 1 hour to 3650 days"));
        }
    }
}
