//! A required query string or header that has no valid or no unique name.

use std::collections::BTreeMap;

use super::{is_token, route_at, routes};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA026",
    name: "malformed-required-parameter",
    severity: Severity::Error,
    page: include_str!("malformed_required_parameter.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route) in routes(context) {
        names(key, "required_query", &route.required_query, findings);
        names(key, "required_headers", &route.required_headers, findings);
    }
}

fn names(route: &str, list: &str, names: &[String], findings: &mut Vec<Finding>) {
    let headers = list == "required_headers";
    let mut seen = BTreeMap::new();
    for (index, name) in names.iter().enumerate() {
        let place = |index| Place::Value(route_at(route).key(list).index(index));
        if name.trim().is_empty() {
            findings.push(Finding::new(&RULE, place(index), "the name is empty"));
        } else if headers && !is_token(name) {
            findings.push(
                Finding::new(&RULE, place(index), format!("{} is no name of a header", shown(name))).help("use letters, digits and `-`"),
            );
        } else if name.chars().any(|c| c.is_whitespace() || c.is_control()) {
            findings.push(Finding::new(&RULE, place(index), format!("the name {} has a blank in it", shown(name))));
        }
        // The names of headers are compared without regard to case (RFC 9110 section 5.1).
        let compared = if headers { name.to_ascii_lowercase() } else { name.clone() };
        if let Some(first) = seen.insert(compared, index) {
            findings.push(
                Finding::new(&RULE, place(index), format!("{} is required twice", shown(name)))
                    .help("take one of them out")
                    .related(place(first), "also here")
                    .by_removal(),
            );
        }
    }
}
