//! A route that API Gateway answers by itself.

use super::{rest, route_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::route_key::RouteKey;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA060",
    name: "reserved-path",
    severity: Severity::Broken,
    page: include_str!("reserved_path.md"),
    check: Check::Spec(check),
};

/// Source: Amazon API Gateway developer guide, "Amazon API Gateway important notes", REST and WebSocket APIs.
const RESERVED: [&str; 2] = ["/ping", "/sping"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // The notes say so of APIs that have a domain of their own.
    let Some(rest) = rest(context).filter(|rest| rest.domain.is_some()) else { return };
    for key in rest.routes.keys() {
        let Some(path) = RouteKey::parse(key).ok().map(|key| key.path).filter(|path| RESERVED.contains(path)) else { continue };
        findings.push(
            Finding::new(&RULE, Place::Key(route_at(key)), format!("API Gateway answers {} by itself at a domain of its own", shown(path)))
                .help("call it something else, such as `/health`"),
        );
    }
}
