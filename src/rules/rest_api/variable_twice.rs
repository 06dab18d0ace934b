//! A path with the same variable twice.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::routes;
use crate::rules::{Check, Context, Rule};
use crate::spec::route_key::PathPart;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA065",
    name: "variable-twice",
    severity: Severity::Broken,
    page: include_str!("variable_twice.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for route in routes(context.spec) {
        let Some(key) = route.parsed() else { continue };
        let mut seen: Vec<&str> = Vec::new();
        for name in key.parts().filter_map(|part| match part {
            PathPart::Variable(name) | PathPart::Greedy(name) => Some(name),
            PathPart::Literal(_) => None,
        }) {
            if seen.contains(&name) {
                let message = format!("the path has two variables `{name}`, and whoever answers gets one value for the name");
                findings.push(Finding::new(&RULE, Place::Key(route.at()), message).help("give each a name of its own"));
                break;
            }
            seen.push(name);
        }
    }
}
