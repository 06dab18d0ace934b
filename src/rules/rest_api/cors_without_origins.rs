//! `cors` that names no origin.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::api;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA028",
    name: "cors-without-origins",
    severity: Severity::Error,
    page: include_str!("cors_without_origins.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some((kind, cors)) = api(context.spec).and_then(|api| Some((api.kind, api.cors?))) else { return };
    if cors.origins.is_empty() {
        let help = "write `origins: [\"https://app.example.com\"]`, or `origins: [\"*\"]` for pages from everywhere";
        findings.push(Finding::new(&RULE, Place::Key(kind.at().key("cors")), "`cors` names no origin").help(help));
    }
}
