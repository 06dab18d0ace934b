//! Cookies for every origin.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::api;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA032",
    name: "cors-credentials-with-wildcard",
    severity: Severity::Broken,
    page: include_str!("cors_credentials_with_wildcard.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some((kind, cors)) = api(context.spec).and_then(|api| Some((api.kind, api.cors?))).filter(|(_, cors)| cors.credentials) else {
        return;
    };
    let [only] = cors.origins else { return };
    if only.as_str() == "*" {
        let here = kind.at().key("cors");
        findings.push(
            Finding::new(&RULE, Place::Value(here.key("credentials")), "browsers do not send cookies where every origin is allowed")
                .help("name the origins that may send cookies, or take `credentials` out")
                .related(Place::Value(here.key("origins").index(0)), "every origin is allowed here"),
        );
    }
}
