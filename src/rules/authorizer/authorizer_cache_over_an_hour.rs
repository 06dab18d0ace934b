//! An authorizer that remembers its answers for too long.

use super::{authorizers, http_authorizer_at, settings_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::http;
use crate::rules::{Check, Context, Rule};
use crate::spec::Duration;
use crate::spec::api::HttpAuthorizer;

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
    let of_rest = authorizers(context.spec).map(|(name, about)| (about.cache(), settings_at(name, about)));
    let of_http = http(context.spec).into_iter().flat_map(|api| &api.authorizers).filter_map(|(name, about)| match about {
        HttpAuthorizer::Function(about) => Some((about.cache, http_authorizer_at(name).key("function"))),
        _ => None,
    });
    for (cache, at) in of_rest.chain(of_http).filter(|(cache, _)| *cache > LONGEST) {
        let message = format!("an authorizer remembers its answers for an hour at most, not for {cache}");
        findings.push(Finding::new(&RULE, Place::Value(at.key("cache")), message).help("write `1h` or less; `0s` remembers nothing"));
    }
}
