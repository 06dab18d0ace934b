//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::words::fault;
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::Domain;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP042",
    name: "malformed-domain-prefix",
    severity: Severity::Error,
    page: include_str!("malformed_domain_prefix.md"),
    check: Check::Spec(check),
};

/// The most characters of a prefix. Source: Amazon Cognito user pools API, shape DomainType.
const MOST: usize = 63;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(Domain::Prefix(prefix)) = pool(context).and_then(|pool| pool.domain.as_ref()) else { return };
    let Some(prefix) = prefix.literal() else { return };
    let Some(wrong) = wrong(prefix) else { return };
    let place = Place::Value(at().key("domain").key("prefix"));
    // The names of hosts are the same in either case: RFC 4343.
    let lower = Some(prefix.to_ascii_lowercase()).filter(|lower| self::wrong(lower).is_none());
    findings.push(
        Finding::new(&RULE, place, format!("domain prefix {} {wrong}", shown(prefix)))
            .help("use lower-case letters, digits and hyphens between them")
            .by_writing(lower.as_deref()),
    );
}

fn wrong(prefix: &str) -> Option<String> {
    let hyphen = || {
        let place = if prefix.starts_with('-') { "begins" } else { "ends" };
        (prefix.starts_with('-') || prefix.ends_with('-')).then(|| format!("{place} with a hyphen"))
    };
    fault(prefix, MOST, |c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-').or_else(hyphen)
}
