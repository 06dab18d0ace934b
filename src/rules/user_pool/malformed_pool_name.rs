//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::words::{fault, is_friendly};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP001",
    name: "malformed-pool-name",
    severity: Severity::Error,
    page: include_str!("malformed_pool_name.md"),
    check: Check::Spec(check),
};

/// The most characters of a name. Source: Amazon Cognito user pools API, shape UserPoolNameType.
const MOST: usize = 128;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(name) = pool(context).and_then(|pool| pool.name.as_ref()?.literal()) else { return };
    if let Some(wrong) = fault(name, MOST, is_friendly) {
        let place = Place::Value(at().key("name"));
        findings.push(
            Finding::new(&RULE, place, format!("user pool name {} {wrong}", shown(name))).help("use letters, digits, spaces and `_+=,.@-`"),
        );
    }
}
