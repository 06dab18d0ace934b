//! A name in `cors.headers` that no header has.

use std::collections::BTreeMap;

use super::{at, is_token, rest};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA033",
    name: "malformed-cors-header",
    severity: Severity::Broken,
    page: include_str!("malformed_cors_header.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(cors) = rest(context).and_then(|rest| rest.cors.as_ref()) else { return };
    let place = |index| Place::Value(at().key("cors").key("headers").index(index));
    let mut seen = BTreeMap::new();
    for (index, name) in cors.headers.iter().enumerate() {
        if !is_token(name) {
            let help = "list the names one by one, without blanks, commas or colons";
            findings.push(Finding::new(&RULE, place(index), format!("{} is no name of a header", shown(name))).help(help));
        } else if let Some(first) = seen.insert(name.to_ascii_lowercase(), index) {
            findings.push(
                Finding::new(&RULE, place(index), format!("{} is allowed twice", shown(name)))
                    .help("take one of them out")
                    .related(place(first), "also here"),
            );
        }
    }
}
