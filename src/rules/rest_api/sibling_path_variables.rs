//! Two variables of different names at one place of the tree of paths.

use std::collections::{BTreeMap, BTreeSet};

use super::{route_at, routes};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::route_key::{PathPart, RouteKey, part_of};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA002",
    name: "sibling-path-variables",
    severity: Severity::Error,
    page: include_str!("sibling_path_variables.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // What stands before a variable -> the variable, and the route that has it.
    let mut first: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    let mut said = BTreeSet::new();
    for (key, _) in routes(context) {
        let Ok(RouteKey { path, .. }) = RouteKey::parse(key) else { continue };
        let mut end = 0;
        for part in path.split('/').skip(1) {
            let parent = path.get(..end).unwrap_or_default();
            end += 1 + part.len();
            if !matches!(part_of(part), Some(PathPart::Variable(_) | PathPart::Greedy(_))) {
                continue;
            }
            let (other, other_key) = *first.entry(parent).or_insert((part, key));
            if other != part && said.insert((parent, part)) {
                let message = format!("{} stands where {} stands already", shown(part), shown(other));
                findings.push(
                    Finding::new(&RULE, Place::Key(route_at(key)), message)
                        .help(format!(
                            "call the variable the same in both routes, or put a part before it: under {} there can be one variable only",
                            shown(if parent.is_empty() { "/" } else { parent })
                        ))
                        .related(Place::Key(route_at(other_key)), format!("{} is here", shown(other))),
                );
            }
        }
    }
}
