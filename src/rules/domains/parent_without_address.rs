//! A login domain whose parent may have no address.

use super::{login, login_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "DN009",
    name: "parent-without-address",
    severity: Severity::Caution,
    page: include_str!("parent_without_address.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(domain) = login(context.spec).filter(|domain| domain.parent_placeholder.is_none()) else { return };
    let message = match domain.name.literal().and_then(|name| name.split_once('.')) {
        Some((_, parent)) => format!("Cognito takes {} only if {} has an A record", shown(domain.name.as_str()), shown(parent)),
        None => "Cognito takes the domain only if the one above it has an A record".to_owned(),
    };
    let help = "see that it has one, or let the stack write one with `hosted_zone` and `parent_placeholder`";
    findings.push(Finding::new(&RULE, Place::Value(login_at().key("name")), message).help(help));
}
