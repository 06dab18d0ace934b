//! A preferred user name that users must have before they can have it.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::{Alias, SignIn};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP051",
    name: "alias-also-required",
    severity: Severity::Error,
    page: include_str!("alias_also_required.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };
    let SignIn::Username(username) = &*pool.sign_in else { return };
    let Some(index) = username.aliases.iter().position(|alias| *alias == Alias::PreferredUsername) else { return };
    if pool.attributes.preferred_username.as_ref().is_some_and(|attribute| attribute.required) {
        let alias = at().key("sign_in").key("username").key("aliases").index(index);
        findings.push(
            Finding::new(
                &RULE,
                Place::Value(at().key("attributes").key("preferred_username").key("required")),
                "`preferred_username` stands in for the user name, so users cannot give it when they sign up",
            )
            .help("leave it optional, or take it out of `aliases`")
            .related(Place::Value(alias), "an alias here"),
        );
    }
}
