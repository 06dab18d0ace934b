//! A call that may take no time, or more than 15 minutes.

use super::{at, made};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN016",
    name: "function-timeout-out-of-range",
    severity: Severity::Error,
    page: include_str!("function_timeout_out_of_range.md"),
    check: Check::Spec(check),
};

/// Source: CloudFormation resource schema AWS::Lambda::Function, Timeout: 1 to 900 seconds.
const MOST: u64 = 900;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context) {
        if let Some(timeout) = function.timeout.filter(|timeout| !(1..=MOST).contains(&timeout.seconds())) {
            let place = Place::Value(at(name).key("timeout"));
            findings.push(
                Finding::new(&RULE, place, format!("a call cannot take up to {}", shown(&timeout.to_string()))).help("give `1s` to `15m`"),
            );
        }
    }
}
