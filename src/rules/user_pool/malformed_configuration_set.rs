//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Severity};
use crate::rules::{Check, Context, Rule, shapes};
use crate::spec::user_pool::Email;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP046",
    name: "malformed-configuration-set",
    severity: Severity::Error,
    page: include_str!("malformed_configuration_set.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(Email::Ses(ses)) = pool(context).and_then(|pool| pool.email.as_ref()) else { return };
    let Some(name) = &ses.configuration_set else { return };
    for fault in shapes::CONFIGURATION_SET.faults(context.spec, name, || at().key("email").key("ses").key("configuration_set")) {
        findings.push(fault.finding(&RULE, "configuration set name").help("use letters, digits, `_` and `-`"));
    }
}
