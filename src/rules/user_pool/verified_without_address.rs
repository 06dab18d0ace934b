//! See the page.

use super::{channel_word, has_address, pool, user_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::Channel;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP039",
    name: "verified-without-address",
    severity: Severity::Error,
    page: include_str!("verified_without_address.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    for (name, user) in &pool.users {
        for (flag, channel) in [("email_verified", Channel::Email), ("phone_number_verified", Channel::PhoneNumber)] {
            let is_set = user.attributes.get(flag).is_some_and(|value| value.literal() == Some("true"));
            if is_set && !has_address(pool, name, user, channel) {
                let word = channel_word(channel);
                let place = Place::Value(user_at(name).key("attributes").key(flag));
                findings.push(
                    Finding::new(&RULE, place, format!("the user has no `{word}` that could be verified"))
                        .help(format!("give it `{word}`, or drop the flag")),
                );
            }
        }
    }
}
