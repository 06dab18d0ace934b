//! An answer to a preflight that is to be remembered for more than a day.

use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::{Kind, api};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA035",
    name: "cors-max-age-over-a-day",
    severity: Severity::Caution,
    page: include_str!("cors_max_age_over_a_day.md"),
    check: Check::Spec(check),
};

/// A day: the most that any browser keeps to, and the most that API Gateway takes for an HTTP API.
///
/// Source: MDN, `Access-Control-Max-Age` (Firefox 24 hours, Chromium 2 hours); API Gateway V2, shape Cors, MaxAge.
const DAY: u64 = 86_400;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some((kind, cors)) = api(context.spec).and_then(|api| Some((api.kind, api.cors?))) else { return };
    // An HTTP API refuses it: another rule says so.
    if kind == Kind::Rest && cors.max_age.seconds() > DAY {
        let message = format!("no browser remembers the answer to a preflight for {}", shown(&cors.max_age.to_string()));
        findings.push(Finding::new(&RULE, Place::Value(kind.at().key("cors").key("max_age")), message).help("give at most `24h`"));
    }
}
