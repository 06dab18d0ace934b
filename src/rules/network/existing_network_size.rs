//! Too few or too many subnets or security groups.

use super::{existing, existing_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::shapes::{MOST_SECURITY_GROUPS, MOST_SUBNETS};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "NW013",
    name: "existing-network-size",
    severity: Severity::Error,
    page: include_str!("existing_network_size.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(existing) = existing(context) else { return };
    let lists = [
        ("subnets", "subnets", existing.subnets.len(), MOST_SUBNETS),
        ("security_groups", "security groups", existing.security_groups.len(), MOST_SECURITY_GROUPS),
    ];
    for (key, what, count, most) in lists {
        if !(1..=most).contains(&count) {
            let message = format!("a function runs in 1 to {most} {what}, and {count} are given");
            let help = if count == 0 { "give at least one".to_owned() } else { format!("keep at most {most}") };
            findings.push(Finding::new(&RULE, Place::Value(existing_at().key(key)), message).help(help));
        }
    }
}
