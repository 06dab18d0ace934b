//! The origin `null` is allowed.

use super::{at, rest};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA031",
    name: "cors-null-origin",
    severity: Severity::Caution,
    page: include_str!("cors_null_origin.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(cors) = rest(context).and_then(|rest| rest.cors.as_ref()) else { return };
    for (index, _) in cors.origins.iter().enumerate().filter(|(_, origin)| origin.as_str() == "null") {
        let place = Place::Value(at().key("cors").key("origins").index(index));
        findings.push(
            Finding::new(&RULE, place, "`null` is the origin of any page in a sandbox")
                .help("serve the page from an origin of its own, such as `http://localhost:3000`"),
        );
    }
}
