//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Severity};
use crate::rules::shape::faults;
use crate::rules::{Check, Context, Rule, shapes};
use crate::spec::user_pool::Domain;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP042",
    name: "malformed-domain-prefix",
    severity: Severity::Error,
    page: include_str!("malformed_domain_prefix.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(Domain::Prefix(prefix)) = pool(context).and_then(|pool| pool.domain.as_ref()) else { return };
    let fixed = |parts: &[std::borrow::Cow<'_, str>]| shapes::DOMAIN_PREFIX.fixed(parts);
    for fault in faults(context.spec, prefix, || at().key("domain").key("prefix"), &wrong, &fixed) {
        // The names of hosts are the same in either case: RFC 4343.
        let lower = Some(fault.text.to_ascii_lowercase()).filter(|lower| wrong(lower).is_none());
        findings.push(
            fault
                .finding(&RULE, "domain prefix")
                .help("use lower-case letters, digits and hyphens between them")
                .by_writing(lower.as_deref()),
        );
    }
}

fn wrong(prefix: &str) -> Option<String> {
    let hyphen = || {
        let place = if prefix.starts_with('-') { "begins" } else { "ends" };
        (prefix.starts_with('-') || prefix.ends_with('-')).then(|| format!("{place} with a hyphen"))
    };
    shapes::DOMAIN_PREFIX.fault(prefix).or_else(hyphen)
}
