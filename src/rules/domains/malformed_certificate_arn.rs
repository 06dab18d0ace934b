//! A certificate that is not given by an ARN of its own.

use super::{domains, known, region_of};
use crate::finding::{Finding, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "DN003",
    name: "malformed-certificate-arn",
    severity: Severity::Error,
    page: include_str!("malformed_certificate_arn.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for domain in domains(context.spec) {
        for (place, arn) in known(context.spec, domain.certificate, &domain.at.key("certificate")) {
            if region_of(arn).is_none() {
                let help = "write it in full, such as `arn:aws:acm:us-east-1:123456789012:certificate/ID`";
                findings.push(Finding::new(&RULE, place, format!("{} is not the ARN of a certificate", shown(arn))).help(help));
            }
        }
    }
}
