//! A format of the access log that is no single line.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::api;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA064",
    name: "log-format-of-lines",
    severity: Severity::Error,
    page: include_str!("log_format_of_lines.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(api) = api(context.spec) else { return };
    let Some(format) = api.access_log.and_then(|log| log.format.as_ref()) else { return };
    if format.as_str().trim_end_matches('\n').contains(['\n', '\r']) {
        findings.push(
            Finding::new(
                &RULE,
                Place::Value(api.kind.at().key("access_log").key("format")),
                "the format has several lines, and a request is logged on one",
            )
            .help("write it on one line, in YAML behind `>-`"),
        );
    }
}
