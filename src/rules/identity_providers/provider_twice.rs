//! See the page.

use super::{at, each};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "IP003",
    name: "provider-twice",
    severity: Severity::Error,
    page: include_str!("provider_twice.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut seen: Vec<(&str, &str)> = Vec::new();
    for (name, provider) in each(context) {
        let Some(aws) = provider.fixed_name() else { continue };
        match seen.iter().find(|(other, _)| *other == aws) {
            Some((_, first)) => findings.push(
                Finding::new(&RULE, Place::Key(at(name)), format!("{} and {} are both {}", shown(first), shown(name), shown(aws)))
                    .help("keep one of them: a pool has each social provider once")
                    .related(Place::Key(at(first)), "the first one"),
            ),
            None => seen.push((aws, name)),
        }
    }
}
