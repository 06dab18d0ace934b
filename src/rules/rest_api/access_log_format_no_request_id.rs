//! A format of the access log that names no request.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::api;
use crate::rules::{Check, Context, Rule};
use crate::spec::holes::{Hole, Piece, pieces};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA051",
    name: "access-log-format-no-request-id",
    severity: Severity::Error,
    page: include_str!("access_log_format_no_request_id.md"),
    check: Check::Spec(check),
};

/// Source: the error text of CreateStage; shape AccessLogSettings, format.
const IDS: [&str; 2] = ["$context.requestId", "$context.extendedRequestId"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some((kind, format)) = api(context.spec).and_then(|api| Some((api.kind, api.access_log?.format.as_ref()?))) else { return };
    let Ok(pieces) = pieces(format.as_str()) else { return };
    let named = pieces.iter().any(|piece| match piece {
        Piece::Literal(text) => IDS.iter().any(|id| text.contains(id)),
        // A parameter may hold anything, the id as well.
        Piece::Hole(Hole::Parameter(_)) => true,
        Piece::Hole(_) => false,
    });
    if !named {
        let place = Place::Value(kind.at().key("access_log").key("format"));
        findings.push(
            Finding::new(&RULE, place, "the format of the access log does not name the request").help("put `$context.requestId` into it"),
        );
    }
}
