//! A timeout that API Gateway cannot keep.

use super::{rest, route_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::{Kind, http};
use crate::rules::{Check, Context, Rule, shapes};
use crate::spec::api::Endpoint;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA018",
    name: "integration-timeout-out-of-range",
    severity: Severity::Error,
    page: include_str!("integration_timeout_out_of_range.md"),
    check: Check::Spec(check),
};

/// Source: Amazon API Gateway REST API, PutIntegration, timeoutInMillis: 50 to 29,000 milliseconds, more than 29 seconds "for
/// Regional or private APIs only". The language counts in seconds, so the least is one.
const LONGEST: u64 = 29;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    http_routes(context, findings);
    let Some(rest) = rest(context) else { return };
    for (key, route) in &rest.routes {
        let Some(timeout) = route.timeout else { continue };
        let seconds = timeout.seconds();
        let message = match rest.endpoint {
            _ if seconds == 0 => "API Gateway waits at least 50 milliseconds for an answer".to_owned(),
            Endpoint::Edge if seconds > LONGEST => {
                format!("an edge API waits at most {LONGEST}s for an answer, not {}", shown(&timeout.to_string()))
            }
            _ => continue,
        };
        let help = "give `1s` to `29s`";
        findings.push(Finding::new(&RULE, Place::Value(route_at(key).key("timeout")), message).help(help));
    }
}

fn http_routes(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route) in http(context.spec).into_iter().flat_map(|api| &api.routes) {
        let Some(timeout) = route.timeout.filter(|timeout| !shapes::HTTP_TIMEOUT.hold(timeout.seconds().saturating_mul(1000))) else {
            continue;
        };
        let message = if timeout.seconds() == 0 {
            "API Gateway waits at least 50 milliseconds for an answer".to_owned()
        } else {
            let longest = shapes::HTTP_TIMEOUT.most() / 1000;
            format!("an HTTP API waits at most {longest}s for an answer, not {}", shown(&timeout.to_string()))
        };
        let at = Kind::Http.at().key("routes").key(key).key("timeout");
        findings.push(Finding::new(&RULE, Place::Value(at), message).help("give `1s` to `30s`"));
    }
}
