//! See the page.

use super::{pool, user_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::attributes::{help, is_known, right};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP037",
    name: "unknown-user-attribute",
    severity: Severity::Error,
    page: include_str!("unknown_user_attribute.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    for (user, attribute) in pool.users.iter().flat_map(|(name, user)| user.attributes.keys().map(move |attribute| (name, attribute))) {
        let place = || Place::Key(user_at(user).key("attributes").key(attribute));
        if attribute == "sub" {
            findings.push(Finding::new(&RULE, place(), "`sub` is given by Cognito and cannot be set").help("drop it").by_removal());
        } else if !is_known(pool, attribute) {
            findings.push(
                Finding::new(&RULE, place(), format!("the user pool has no attribute {}", shown(attribute)))
                    .help(help(pool, attribute))
                    .by_renaming(right(pool, attribute).as_deref()),
            );
        }
    }
}
