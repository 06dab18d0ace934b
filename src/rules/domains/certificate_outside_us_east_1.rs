//! A certificate that CloudFront cannot use, since it is elsewhere.

use super::{domains, known, region_of};
use crate::finding::{Finding, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "DN004",
    name: "certificate-outside-us-east-1",
    severity: Severity::Error,
    page: include_str!("certificate_outside_us_east_1.md"),
    check: Check::Spec(check),
};

/// The region whose certificates CloudFront uses.
///
/// Source: Amazon Cognito developer guide, "Using your own domain for managed login"; Amazon API Gateway developer guide, "Custom domain
/// name for public REST APIs in API Gateway".
const REGION: &str = "us-east-1";

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for domain in domains(context.spec).filter(|domain| domain.by_cloudfront) {
        for (place, arn) in known(context.spec, domain.certificate, &domain.at.key("certificate")) {
            if let Some(region) = region_of(arn).filter(|region| *region != REGION) {
                let message = format!("the certificate of {} is in {}, and CloudFront needs it in `{REGION}`", domain.of, shown(region));
                findings.push(Finding::new(&RULE, place, message).help("request one for the same name in `us-east-1`, and give its ARN"));
            }
        }
    }
}
