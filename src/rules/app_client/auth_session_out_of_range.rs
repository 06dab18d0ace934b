//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "AC006",
    name: "auth-session-out-of-range",
    severity: Severity::Error,
    page: include_str!("auth_session_out_of_range.md"),
    check: Check::Spec(check),
};

/// The shortest and the longest session in minutes. Source: Amazon Cognito user pools API, shape AuthSessionValidityType.
const MINUTES: std::ops::RangeInclusive<u64> = 3..=15;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, client) in &context.spec.clients {
        let life = client.tokens.auth_session;
        if life.seconds() % 60 != 0 || !MINUTES.contains(&(life.seconds() / 60)) {
            let place = Place::Value(at(name).key("tokens").key("auth_session"));
            findings.push(Finding::new(&RULE, place, format!("a sign-in cannot be given `{life}`")).help("give it 3 to 15 whole minutes"));
        }
    }
}
