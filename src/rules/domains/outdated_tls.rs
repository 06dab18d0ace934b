//! A domain that speaks TLS 1.0.

use super::{of_api, rest};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::domains::MinimumTls;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "DN013",
    name: "outdated-tls",
    severity: Severity::Insecure,
    page: include_str!("outdated_tls.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if let Some((domain, at)) = of_api(context.spec)
        && domain.minimum_tls == MinimumTls::Tls10
        && rest(context.spec).is_some()
    {
        let place = Place::Value(at.key("minimum_tls"));
        let finding = Finding::new(&RULE, place, "callers may speak TLS 1.0 and 1.1, which must not be used any more");
        findings.push(finding.help("leave `minimum_tls` out, which is `tls_1_2`"));
    }
}
