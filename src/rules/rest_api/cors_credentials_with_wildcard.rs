//! Cookies for every origin.

use super::{at, rest};
use crate::finding::{Finding, Place, Severity};
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
    let Some(cors) = rest(context).and_then(|rest| rest.cors.as_ref()).filter(|cors| cors.credentials) else { return };
    let [only] = cors.origins.as_slice() else { return };
    if only.as_str() == "*" {
        let here = at().key("cors");
        findings.push(
            Finding::new(&RULE, Place::Value(here.key("credentials")), "browsers do not send cookies where every origin is allowed")
                .help("name the origins that may send cookies, or take `credentials` out")
                .related(Place::Value(here.key("origins").index(0)), "every origin is allowed here"),
        );
    }
}
