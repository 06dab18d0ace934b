//! A base path of several parts, where API Gateway takes one.

use super::{is_edge, known, of_api};
use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::{self, Kind};
use crate::rules::{Check, Context, Rule};
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
    let Some(path) = &domain.base_path else { return };
    // An HTTP API has the newer kind of mapping only, and no older TLS.
    if apis::http(spec).is_some() {
        return;
    }
    if !path.as_str().contains('/') {
        // The kind of mapping is chosen here, so a parameter is for one part.
        for (place, _) in known(spec, path, &at.key("base_path")).into_iter().filter(|(_, value)| value.contains('/')) {
            let message = "a base path of several parts cannot come of one parameter";
            findings.push(Finding::new(&RULE, place, message).help("give the parts apart, with a slash between them in `base_path`"));
        }
        return;
    }
    let place = || Place::Value(at.key("base_path"));
    if is_edge(spec) {
        let finding = Finding::new(&RULE, place(), "a base path of several parts, and an `edge` endpoint, which takes one part")
            .help("write one part, or make the endpoint `regional`");
        findings.push(finding.related(Place::Value(Kind::Rest.at().key("endpoint")), "the endpoint"));
    } else if domain.minimum_tls == MinimumTls::Tls10 {
        let finding = Finding::new(&RULE, place(), "a base path of several parts, which needs TLS 1.2")
            .help("write one part, or leave `minimum_tls` at `tls_1_2`");
        findings.push(finding.related(Place::Value(at.key("minimum_tls")), "the oldest TLS"));
    }
}
