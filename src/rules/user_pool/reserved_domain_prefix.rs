//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::Domain;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP043",
    name: "reserved-domain-prefix",
    severity: Severity::Error,
    page: include_str!("reserved_domain_prefix.md"),
    check: Check::Spec(check),
};

/// What a prefix cannot hold.
///
/// Source: Amazon Cognito developer guide, "Configuring a user pool domain": the prefix can't contain `aws`, `amazon` or `cognito`.
const RESERVED: [&str; 3] = ["aws", "amazon", "cognito"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(Domain::Prefix(prefix)) = pool(context).and_then(|pool| pool.domain.as_ref()) else { return };
    let Some(prefix) = prefix.literal() else { return };
    if let Some(word) = RESERVED.into_iter().find(|word| prefix.contains(word)) {
        let place = Place::Value(at().key("domain").key("prefix"));
        findings.push(
            Finding::new(&RULE, place, format!("domain prefix {} holds the reserved word `{word}`", shown(prefix)))
                .help("choose another prefix"),
        );
    }
}
