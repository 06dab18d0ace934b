//! A refusal whose status or headers API Gateway does not take.

use super::{at, is_status, is_token, rest};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA050",
    name: "malformed-gateway-response",
    severity: Severity::Error,
    page: include_str!("malformed_gateway_response.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (kind, response) in rest(context).into_iter().flat_map(|rest| &rest.gateway_responses) {
        let here = || at().key("gateway_responses").key(kind.as_str());
        if let Some(status) = response.status.filter(|status| !is_status(*status)) {
            findings.push(
                Finding::new(&RULE, Place::Value(here().key("status")), format!("{status} is no status code"))
                    .help("give a number from 100 to 599"),
            );
        }
        for (name, value) in &response.headers {
            if !is_token(name) {
                findings.push(
                    Finding::new(&RULE, Place::Key(here().key("headers").key(name)), format!("{} is no name of a header", shown(name)))
                        .help("use letters, digits and `-`"),
                );
            }
            let Some(value) = value.literal() else { continue };
            let (message, help) = if value.contains('\'') {
                (
                    "the value of a header of a refusal cannot have single quotes",
                    "write the value plain, without the quotes that templates need",
                )
            } else if value.contains(['\r', '\n']) {
                ("the value of a header is one line", "write it in one line")
            } else {
                continue;
            };
            findings.push(Finding::new(&RULE, Place::Value(here().key("headers").key(name)), message).help(help));
        }
    }
}
