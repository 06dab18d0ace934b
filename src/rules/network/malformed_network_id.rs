//! What cannot be the id of a subnet or of a security group.

use super::{existing, existing_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "NW012",
    name: "malformed-network-id",
    severity: Severity::Error,
    page: include_str!("malformed_network_id.md"),
    check: Check::Spec(check),
};

/// What follows the hyphen: 8 or 17 digits.
///
/// Source: Amazon EC2 user guide, "Resource IDs".
const LENGTHS: [usize; 2] = [8, 17];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(existing) = existing(context) else { return };
    for (key, what, prefix, ids) in
        [("subnets", "subnet", "subnet-", &existing.subnets), ("security_groups", "security group", "sg-", &existing.security_groups)]
    {
        for (index, id) in ids.iter().enumerate() {
            if let Some(text) = id.literal().filter(|text| !is_id(text, prefix)) {
                let place = Place::Value(existing_at().key(key).index(index));
                let message = format!("{} is not the id of a {what}", shown(text));
                findings
                    .push(Finding::new(&RULE, place, message).help(format!("an id is like `{prefix}0a1b2c3d4e5f60718`, or a parameter")));
            }
        }
    }
}

fn is_id(text: &str, prefix: &str) -> bool {
    let digits = text.strip_prefix(prefix).unwrap_or_default();
    LENGTHS.contains(&digits.len()) && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}
