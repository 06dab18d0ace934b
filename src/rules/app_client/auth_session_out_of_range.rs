//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "AC006",
    name: "auth-session-out-of-range",
    severity: Severity::Error,
    page: include_str!("auth_session_out_of_range.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, client) in &context.spec.clients {
        let life = client.tokens.auth_session;
        if life.seconds() % 60 != 0 || !shapes::AUTH_SESSION.hold(life.seconds() / 60) {
            let place = Place::Value(at(name).key("tokens").key("auth_session"));
            findings.push(Finding::new(&RULE, place, format!("a sign-in cannot be given `{life}`")).help("give it 3 to 15 whole minutes"));
        }
    }
}
