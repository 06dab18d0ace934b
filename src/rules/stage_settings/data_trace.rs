//! Whole requests and answers in a log.

use super::{rest, rest_at, route_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MS009",
    name: "data-trace",
    severity: Severity::Insecure,
    page: include_str!("data_trace.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(api) = rest(context.spec) else { return };
    let all = api.data_trace.then(rest_at);
    let some = api.routes.iter().filter(|(_, route)| route.data_trace == Some(true)).map(|(key, _)| route_at(key));
    for at in all.into_iter().chain(some) {
        findings.push(
            Finding::new(&RULE, Place::Value(at.key("data_trace")), "whole requests and answers are logged, with what is secret in them")
                .help("take it out; `access_log` says who called what and how it went"),
        );
    }
}
