//! See the page.

use super::{at, channel_word, name_is, pool, user_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::words::and;
use crate::rules::{Check, Context, Rule, shapes};
use crate::spec::user_pool::SignIn;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP034",
    name: "user-name-not-an-address",
    severity: Severity::Error,
    page: include_str!("user_name_not_an_address.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    let SignIn::Attributes(channels) = &*pool.sign_in else { return };
    if channels.is_empty() {
        return;
    }
    // A name that is none at all is another fault (UP033).
    for name in pool.users.keys().filter(|name| name_is(pool, name).is_none() && shapes::USER_NAME.fault(name).is_none()) {
        let words = and(channels.iter().map(|channel| channel_word(*channel)));
        findings.push(
            Finding::new(&RULE, Place::Key(user_at(name)), format!("users sign in with {words} here, and {} is none", shown(name)))
                .help("call the user by its address; a phone number is written `+4915112345678`")
                .related(Place::Value(at().key("sign_in").key("attributes")), "users have no user names"),
        );
    }
}
