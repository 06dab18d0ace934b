//! See the page.

use super::{at, each};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::words::{character, is_inked};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "IP001",
    name: "malformed-provider-name",
    severity: Severity::Error,
    page: include_str!("malformed_provider_name.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, provider) in each(context) {
        // The social four have names of AWS's own.
        let Some(fault) = provider.fixed_name().is_none().then(|| fault(name)).flatten() else { continue };
        findings.push(
            Finding::new(&RULE, Place::Key(at(name)), format!("{} {fault}", shown(name)))
                .help("a provider has a name of 3 to 32 characters, without spaces, and `_` only as the second of them"),
        );
    }
}

/// `[^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}][^_\p{Z}]+`, 1 to 32 characters.
///
/// Source: Amazon Cognito user pools API, shape ProviderNameTypeV2.
fn fault(name: &str) -> Option<String> {
    let count = name.chars().count();
    if !(3..=32).contains(&count) {
        return Some(format!("has {count} characters as the name of a provider"));
    }
    let wrong = name.chars().enumerate().find(|(index, c)| !is_inked(*c) || (*c == '_' && *index != 1));
    wrong.map(|(_, c)| format!("holds {} as the name of a provider", character(c)))
}
