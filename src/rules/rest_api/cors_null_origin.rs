//! The origin `null` is allowed.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::api;
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
    let Some((kind, cors)) = api(context.spec).and_then(|api| Some((api.kind, api.cors?))) else { return };
    for (index, _) in cors.origins.iter().enumerate().filter(|(_, origin)| origin.as_str() == "null") {
        let place = Place::Value(kind.at().key("cors").key("origins").index(index));
        findings.push(
            Finding::new(&RULE, place, "`null` is the origin of any page in a sandbox")
                .help("serve the page from an origin of its own, such as `http://localhost:3000`"),
        );
    }
}
