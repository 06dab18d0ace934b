//! See the page.

use super::{alias_word, at, channel_word, pool};
use crate::finding::shown;
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::{Alias, Channel, SignIn};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP072",
    name: "sign-in-address-changed-unverified",
    severity: Severity::Insecure,
    page: include_str!("sign_in_address_changed_unverified.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };
    let mut say = |channel: Channel, word: &str, place| {
        if !pool.verify.contains(&channel) && !pool.exists() {
            let attribute = channel_word(channel);
            findings.push(
                Finding::new(
                    &RULE,
                    place,
                    format!("users sign in with {}, and a change of it takes effect before anybody verified it", shown(word)),
                )
                .help(format!("add {} to `verify`: then the old one stays until the new one is verified", shown(attribute))),
            );
        }
    };
    let at = at().key("sign_in");
    match &*pool.sign_in {
        SignIn::Attributes(channels) => {
            for (index, channel) in channels.iter().enumerate() {
                say(*channel, channel_word(*channel), Place::Value(at.clone().key("attributes").index(index)));
            }
        }
        SignIn::Username(username) => {
            for (index, alias) in username.aliases.iter().enumerate() {
                let channel = match alias {
                    Alias::Email => Channel::Email,
                    Alias::PhoneNumber => Channel::PhoneNumber,
                    Alias::PreferredUsername => continue,
                };
                say(channel, alias_word(*alias), Place::Value(at.clone().key("username").key("aliases").index(index)));
            }
        }
    }
}
