//! A base path of several parts, where API Gateway takes one.

use super::{of_api, rest, rest_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::Endpoint;
use crate::spec::domains::MinimumTls;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "DN012",
    name: "deep-base-path",
    severity: Severity::Error,
    page: include_str!("deep_base_path.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    let Some((domain, at)) = of_api(spec) else { return };
    if !domain.base_path.as_ref().is_some_and(|path| path.as_str().contains('/')) {
        return;
    }
    let place = || Place::Value(at.key("base_path"));
    if rest(spec).is_some_and(|api| api.endpoint == Endpoint::Edge) {
        let finding = Finding::new(&RULE, place(), "a base path of several parts, and an `edge` endpoint, which takes one part")
            .help("write one part, or make the endpoint `regional`");
        findings.push(finding.related(Place::Value(rest_at().key("endpoint")), "the endpoint"));
    } else if domain.minimum_tls == MinimumTls::Tls10 {
        let finding = Finding::new(&RULE, place(), "a base path of several parts, which needs TLS 1.2")
            .help("write one part, or leave `minimum_tls` at `tls_1_2`");
        findings.push(finding.related(Place::Value(at.key("minimum_tls")), "the oldest TLS"));
    }
}
