//! A certificate that is not given by an ARN of its own.

use super::{domains, region_of};
use crate::finding::{Finding, Severity};
use crate::rules::shape::faults;
use crate::rules::{Check, Context, Rule, shapes};

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
        let whole = |arn: &str| region_of(arn).is_none().then(|| "is not the ARN of a certificate".to_owned());
        let place = || domain.at.key("certificate");
        for fault in faults(context.spec, domain.certificate, place, &whole, &|parts| shapes::COGNITO_ARN.fixed(parts)) {
            let help = "write it in full, such as `arn:aws:acm:us-east-1:123456789012:certificate/ID`";
            findings.push(fault.finding(&RULE, "").help(help));
        }
    }
}
