//! An API that can be called past its domain.

use super::{api, of_api};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "DN014",
    name: "open-default-endpoint",
    severity: Severity::Caution,
    page: include_str!("open_default_endpoint.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if let Some((_, at)) = of_api(context.spec)
        && api(context.spec).is_some_and(|api| api.default_endpoint)
    {
        let finding = Finding::new(&RULE, Place::Key(at), "the API can be called past its domain, at the address that AWS makes for it");
        findings.push(finding.help("add `default_endpoint: false`, if callers are to come by the domain only"));
    }
}
