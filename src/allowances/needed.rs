//! What cannot be allowed, and why.

use crate::finding::Severity;
use crate::rules::{self, Rule};

/// Why the findings of a rule cannot be allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// AWS refuses what it finds, or it cannot be read.
    Error,
    /// The model has no form for what it finds.
    Needed,
    /// It is about what is allowed.
    Allowance,
}

/// The rules below `error` that the model needs: what they find has no form in it, so nothing could be emitted.
///
/// `tests/allowances.rs` holds the list to the model, both ways.
///
/// - A scope of a route is one that is defined: SC002, SC003.
/// - A route asks for scopes exactly where its authorizer takes access tokens: AU001, AU002.
/// - A call of a service has credentials: RA042.
/// - An authorizer takes the tokens of some client: BH004.
/// - Metrics per route are part of its limits: HA012.
const NEEDED: [&str; 7] = ["SC002", "SC003", "AU001", "AU002", "RA042", "BH004", "HA012"];

/// Why a rule's findings cannot be allowed; nothing if they can.
///
/// ```
/// use poolgate::{allowances::{Bar, bar}, rules::find};
/// assert_eq!(bar(find("implicit-grant").unwrap()), None);
/// assert_eq!(bar(find("duplicate-key").unwrap()), Some(Bar::Error));
/// ```
#[must_use]
pub fn bar(rule: &Rule) -> Option<Bar> {
    if rule.code.starts_with(rules::allow::AREA.letters) {
        Some(Bar::Allowance)
    } else if rule.severity == Severity::Error {
        Some(Bar::Error)
    } else {
        NEEDED.contains(&rule.code).then_some(Bar::Needed)
    }
}
