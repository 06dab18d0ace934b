//! See the page.

use super::{at, is_email, is_phone, pool, user_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::{Alias, SignIn};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP035",
    name: "user-name-like-an-alias",
    severity: Severity::Error,
    page: include_str!("user_name_like_an_alias.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    let SignIn::Username(username) = &*pool.sign_in else { return };
    for (index, alias) in username.aliases.iter().enumerate() {
        let (looks_like, what): (fn(&str) -> bool, _) = match alias {
            Alias::Email => (is_email, "an e-mail address"),
            Alias::PhoneNumber => (is_phone, "a phone number"),
            Alias::PreferredUsername => continue,
        };
        for name in pool.users.keys().filter(|name| looks_like(name)) {
            findings.push(
                Finding::new(&RULE, Place::Key(user_at(name)), format!("user name {} is {what}, which is an alias here", shown(name)))
                    .help("give the user another name, and the address as an attribute; or let users sign in with `attributes`")
                    .related(Place::Value(at().key("sign_in").key("username").key("aliases").index(index)), "the alias"),
            );
        }
    }
}
