//! A time that CloudWatch does not keep logs for.

use super::{at, made};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::apis::api;
use crate::rules::{Check, Context, Rule};
use crate::spec::Duration;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN021",
    name: "unsupported-log-retention",
    severity: Severity::Error,
    page: include_str!("unsupported_log_retention.md"),
    check: Check::Spec(check),
};

/// In days.
///
/// Source: CloudFormation resource schema AWS::Logs::LogGroup, RetentionInDays; CloudWatch Logs API, PutRetentionPolicy.
const DAYS: [u64; 22] = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

const DAY: u64 = 86_400;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context) {
        if let Some(retention) = function.log_retention {
            look(retention, &|| at(name).key("log_retention"), findings);
        }
    }
    if let Some(api) = api(context.spec)
        && let Some(log) = api.access_log
    {
        look(log.retention, &|| api.kind.at().key("access_log").key("retention"), findings);
    }
}

fn look(retention: Duration, at: &dyn Fn() -> Path, findings: &mut Vec<Finding>) {
    let seconds = retention.seconds();
    if seconds.is_multiple_of(DAY) && DAYS.contains(&(seconds / DAY)) {
        return;
    }
    let below = DAYS.iter().rev().find(|days| **days * DAY < seconds);
    let above = DAYS.iter().find(|days| **days * DAY > seconds);
    let help = match (below, above) {
        (Some(below), Some(above)) => format!("the nearest are `{below}d` and `{above}d`"),
        (Some(most), None) => format!("the longest is `{most}d`"),
        (None, above) => format!("the shortest is `{}d`", above.unwrap_or(&1)),
    };
    findings
        .push(Finding::new(&RULE, Place::Value(at()), format!("a log cannot be kept for {}", shown(&retention.to_string()))).help(help));
}
