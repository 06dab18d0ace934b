//! A placeholder that is no IPv4 address.

use std::net::Ipv4Addr;

use super::{login, login_at};
use crate::finding::{Finding, Severity};
use crate::rules::shape::faults;
use crate::rules::{Check, Context, Rule, shapes};

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
    let whole = |address: &str| address.parse::<Ipv4Addr>().is_err().then(|| "is no IPv4 address".to_owned());
    for fault in faults(context.spec, text, || login_at().key("parent_placeholder"), &whole, &|parts| shapes::IPV4.fixed(parts)) {
        // RFC 5737 section 3: 198.51.100.0/24 is for documentation, and nobody answers there.
        findings.push(fault.finding(&RULE, "").help("write four numbers with dots between, such as `198.51.100.1`"));
    }
}
