//! A name in `cors.headers` that no header has.

use std::collections::BTreeMap;

use super::is_token;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::api;
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
    let Some((kind, cors)) = api(context.spec).and_then(|api| Some((api.kind, api.cors?))) else { return };
    let place = |index| Place::Value(kind.at().key("cors").key("headers").index(index));
    let mut seen = BTreeMap::new();
    for (index, name) in cors.headers.iter().enumerate() {
        if !is_token(name) {
            let help = "list the names one by one, without blanks, commas or colons";
            findings.push(Finding::new(&RULE, place(index), format!("{} is no name of a header", shown(name))).help(help));
        } else if let Some(first) = seen.insert(name.to_ascii_lowercase(), index) {
            findings.push(
                Finding::new(&RULE, place(index), format!("{} is allowed twice", shown(name)))
                    .help("take one of them out")
                    .related(place(first), "also here")
                    .by_removal(),
            );
        }
    }
}
