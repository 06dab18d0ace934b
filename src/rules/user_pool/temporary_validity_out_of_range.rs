//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP017",
    name: "temporary-validity-out-of-range",
    severity: Severity::Error,
    page: include_str!("temporary_validity_out_of_range.md"),
    check: Check::Spec(check),
};

const DAY: u64 = 86_400;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    let life = pool.password.temporary_validity;
    if life.seconds() % DAY != 0 || !shapes::INVITATION_DAYS.hold(life.seconds() / DAY) {
        let place = Place::Value(at().key("password").key("temporary_validity"));
        findings.push(
            Finding::new(&RULE, place, format!("the password of an invitation cannot be good for `{life}`"))
                .help("give it 1 to 365 whole days"),
        );
    }
}
