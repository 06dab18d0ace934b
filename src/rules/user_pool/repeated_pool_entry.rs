//! See the page.

use super::{alias_word, at, channel_word, factor_word, pool, user_at};
use crate::finding::{Finding, Severity};
use crate::rules::repeated::repeated;
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::{CharacterClass, InviteBy, SignIn};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP003",
    name: "repeated-pool-entry",
    severity: Severity::Caution,
    page: include_str!("repeated_pool_entry.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    let sign_in = || at().key("sign_in");
    match &*pool.sign_in {
        SignIn::Attributes(channels) => {
            repeated(&RULE, channels.iter().map(|channel| channel_word(*channel)), || sign_in().key("attributes"), findings);
        }
        SignIn::Username(username) => {
            let path = || sign_in().key("username").key("aliases");
            repeated(&RULE, username.aliases.iter().map(|alias| alias_word(*alias)), path, findings);
        }
    }
    repeated(&RULE, pool.verify.iter().map(|channel| channel_word(*channel)), || at().key("verify"), findings);
    repeated(&RULE, pool.password.require.iter().map(|class| class_word(*class)), || at().key("password").key("require"), findings);
    repeated(&RULE, pool.mfa.factors.iter().map(|factor| factor_word(*factor)), || at().key("mfa").key("factors"), findings);
    for (name, user) in &pool.users {
        repeated(&RULE, user.groups.iter().map(String::as_str), || user_at(name).key("groups"), findings);
        repeated(&RULE, user.invite_by.iter().map(|by| invite_word(*by)), || user_at(name).key("invite_by"), findings);
    }
}

fn class_word(class: CharacterClass) -> &'static str {
    match class {
        CharacterClass::Lowercase => "lowercase",
        CharacterClass::Uppercase => "uppercase",
        CharacterClass::Numbers => "numbers",
        CharacterClass::Symbols => "symbols",
    }
}

fn invite_word(by: InviteBy) -> &'static str {
    match by {
        InviteBy::Email => "email",
        InviteBy::Sms => "sms",
    }
}
