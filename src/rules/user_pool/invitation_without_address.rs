//! See the page.

use super::{channel_word, has_address, pool, user_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::{Channel, InviteBy};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP040",
    name: "invitation-without-address",
    severity: Severity::Error,
    page: include_str!("invitation_without_address.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    for (name, user) in &pool.users {
        for (index, by) in user.invite_by.iter().enumerate() {
            let channel = match by {
                InviteBy::Email => Channel::Email,
                InviteBy::Sms => Channel::PhoneNumber,
            };
            if !has_address(pool, name, user, channel) {
                let word = channel_word(channel);
                let place = Place::Value(user_at(name).key("invite_by").index(index));
                findings.push(
                    Finding::new(&RULE, place, format!("the user has no `{word}` to send the invitation to"))
                        .help(format!("give it the attribute `{word}`")),
                );
            }
        }
    }
}
