//! A rate that is no rate.

use super::throttling;
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA016",
    name: "throttling-out-of-range",
    severity: Severity::Error,
    page: include_str!("throttling_out_of_range.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    throttling::each(context, &mut |throttling, at| {
        // CloudFormation resource schemas AWS::ApiGateway::Stage MethodSetting.ThrottlingRateLimit and
        // AWS::ApiGateway::UsagePlan ThrottleSettings.RateLimit: minimum 0.
        if !throttling.rate.is_finite() || throttling.rate < 0.0 {
            let help = "give the requests a second, or leave `throttling` out for the account's own limits";
            findings.push(Finding::new(&RULE, Place::Value(at().key("rate")), "a rate is a number of at least 0").help(help));
        }
    });
}
