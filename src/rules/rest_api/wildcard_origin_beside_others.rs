//! `*` among named origins.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::api;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA029",
    name: "wildcard-origin-beside-others",
    severity: Severity::Error,
    page: include_str!("wildcard_origin_beside_others.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some((kind, cors)) = api(context.spec).and_then(|api| Some((api.kind, api.cors?))).filter(|(_, cors)| cors.origins.len() > 1)
    else {
        return;
    };
    for (index, _) in cors.origins.iter().enumerate().filter(|(_, origin)| origin.as_str() == "*") {
        let place = Place::Value(kind.at().key("cors").key("origins").index(index));
        findings.push(
            Finding::new(&RULE, place, "`*` is every origin, and there are others beside it")
                .help("keep `*` alone, or the others without it"),
        );
    }
}
