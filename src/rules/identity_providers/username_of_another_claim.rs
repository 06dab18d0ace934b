//! See the page.

use super::{each, inside};
use crate::finding::{Finding, Place, Severity, shown};
use crate::model::username_claim;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "IP013",
    name: "username-of-another-claim",
    severity: Severity::Error,
    page: include_str!("username_of_another_claim.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, provider) in each(context) {
        let Some(claim) = provider.map().get("username") else { continue };
        let (fault, help) = match username_claim(provider) {
            Some(due) if due == claim => continue,
            Some(due) => (
                format!("`username` cannot be made of {}", shown(claim)),
                format!("write `{due}`, or leave `username` out, which is the same"),
            ),
            None => (
                "`username` is made of the `NameID` of the assertion".to_owned(),
                "leave `username` out, and map the attribute to `preferred_username`".to_owned(),
            ),
        };
        findings.push(Finding::new(&RULE, Place::Value(inside(name, provider).key("map").key("username")), fault).help(help));
    }
}
