//! An old TLS, where only TLS 1.2 is to be had.

use super::of_api;
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule, apis};
use crate::spec::domains::MinimumTls;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "DN017",
    name: "old-tls-of-http-api",
    severity: Severity::Error,
    page: include_str!("old_tls_of_http_api.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if let Some((domain, at)) = of_api(context.spec)
        && domain.minimum_tls == MinimumTls::Tls10
        && apis::http(context.spec).is_some()
    {
        let place = Place::Value(at.key("minimum_tls"));
        let finding = Finding::new(&RULE, place, "the domain of an HTTP API speaks TLS 1.2 and later only");
        findings.push(finding.help("leave `minimum_tls` out, which is `tls_1_2`").by_removal());
    }
}
