//! A placeholder that is no IPv4 address.

use std::net::Ipv4Addr;

use super::{known, login, login_at};
use crate::finding::{Finding, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "DN007",
    name: "malformed-placeholder",
    severity: Severity::Error,
    page: include_str!("malformed_placeholder.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(text) = login(context.spec).and_then(|domain| domain.parent_placeholder.as_ref()) else { return };
    for (place, address) in known(context.spec, text, &login_at().key("parent_placeholder")) {
        if address.parse::<Ipv4Addr>().is_err() {
            let message = format!("{} is no IPv4 address", shown(address));
            // RFC 5737 section 3: 198.51.100.0/24 is for documentation, and nobody answers there.
            findings.push(Finding::new(&RULE, place, message).help("write four numbers with dots between, such as `198.51.100.1`"));
        }
    }
}
