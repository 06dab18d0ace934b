//! An API without any address.

use super::api;
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "DN015",
    name: "disabled-endpoint-without-domain",
    severity: Severity::Broken,
    page: include_str!("disabled_endpoint_without_domain.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if let Some(api) = api(context.spec)
        && !api.default_endpoint
        && api.domain.is_none()
    {
        let place = Place::Value(api.kind.at().key("default_endpoint"));
        let finding = Finding::new(&RULE, place, "the default endpoint is off and the API has no domain, so there is nowhere to call it");
        findings.push(finding.help("give the API a `domain`, or leave the default endpoint on"));
    }
}
