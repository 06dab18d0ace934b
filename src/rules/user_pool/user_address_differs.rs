//! See the page.

use super::{channel_word, name_is, pool, user_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP041",
    name: "user-address-differs",
    severity: Severity::Error,
    page: include_str!("user_address_differs.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    for (name, user) in &pool.users {
        let Some(word) = name_is(pool, name).map(channel_word) else { continue };
        let Some(address) = user.attributes.get(word).and_then(|address| address.literal()) else { continue };
        if !address.eq_ignore_ascii_case(name) {
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Value(user_at(name).key("attributes").key(word)),
                    format!("the user is called {} and has {} for `{word}`", shown(name), shown(address)),
                )
                .help("drop the attribute; it is the user's name"),
            );
        }
    }
}
