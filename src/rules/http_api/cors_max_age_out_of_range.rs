//! A `max_age` that API Gateway refuses.

use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::{Kind, http};
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA013",
    name: "cors-max-age-out-of-range",
    severity: Severity::Error,
    page: include_str!("cors_max_age_out_of_range.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(cors) = http(context.spec).and_then(|api| api.cors.as_ref()) else { return };
    if !shapes::HTTP_CORS_AGE.hold(cors.max_age.seconds()) {
        let message = format!("an HTTP API takes at most a day, not {}", shown(&cors.max_age.to_string()));
        findings.push(Finding::new(&RULE, Place::Value(Kind::Http.at().key("cors").key("max_age")), message).help("give at most `1d`"));
    }
}
