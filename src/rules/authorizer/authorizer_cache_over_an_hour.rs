//! An authorizer that remembers its answers for too long.

use super::{authorizers, settings_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::Duration;

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU004",
    name: "authorizer-cache-over-an-hour",
    severity: Severity::Error,
    page: include_str!("authorizer_cache_over_an_hour.md"),
    check: Check::Spec(check),
};

/// Source: Amazon API Gateway API, CreateAuthorizer, authorizerResultTtlInSeconds: "The maximum value is 3600, or 1 hour".
const LONGEST: Duration = Duration::from_hours(1);

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, about) in authorizers(context.spec) {
        if about.cache() > LONGEST {
            let at = settings_at(name, about).key("cache");
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Value(at),
                    format!("an authorizer remembers its answers for an hour at most, not for {}", about.cache()),
                )
                .help("write `1h` or less; `0s` remembers nothing"),
            );
        }
    }
}
