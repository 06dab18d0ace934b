//! See the page.

use super::{each, inside};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::shapes::MOST_IDENTIFIERS;
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "IP014",
    name: "malformed-provider-identifier",
    severity: Severity::Error,
    page: include_str!("malformed_provider_identifier.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut seen: Vec<(&str, Path)> = Vec::new();
    for (name, provider) in each(context) {
        let at = || inside(name, provider).key("identifiers");
        let all = provider.identifiers();
        if all.len() > MOST_IDENTIFIERS {
            let message = format!("{} has {} identifiers, {MOST_IDENTIFIERS} are allowed", shown(name), all.len());
            findings.push(Finding::new(&RULE, Place::Value(at()), message).help("take some out"));
        }
        for (index, identifier) in all.iter().enumerate() {
            let place = at().index(index);
            if let Some(fault) = shapes::PROVIDER_IDENTIFIER.fault(identifier) {
                let message = format!("the identifier {} {fault}", shown(identifier));
                findings.push(
                    Finding::new(&RULE, Place::Value(place), message).help("use letters, digits, spaces and `_`, `+`, `=`, `.`, `@`, `-`"),
                );
            } else if let Some((_, first)) = seen.iter().find(|(other, _)| *other == identifier) {
                findings.push(
                    Finding::new(&RULE, Place::Value(place), format!("the identifier {} is taken", shown(identifier)))
                        .help("an identifier leads to one provider")
                        .related(Place::Value(first.clone()), "first here"),
                );
            } else {
                seen.push((identifier, place));
            }
        }
    }
}
