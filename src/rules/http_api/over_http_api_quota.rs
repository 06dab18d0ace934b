//! More than a quota that cannot be raised.

use std::collections::BTreeSet;

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::{Kind, http};
use crate::rules::authorizer::http_authorizer_at;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::HttpAuthorizer;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA014",
    name: "over-http-api-quota",
    severity: Severity::Error,
    page: include_str!("over_http_api_quota.md"),
    check: Check::Spec(check),
};

/// Source: Amazon API Gateway developer guide, "Quotas for configuring and running an HTTP API in API Gateway".
const INTEGRATIONS: usize = 300;
const AUDIENCE: usize = 50;
const SCOPES: usize = 10;
/// In bytes: 3 KB.
const LOG_FORMAT: usize = 3 * 1024;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(api) = http(context.spec) else { return };
    let functions: BTreeSet<_> = api.routes.values().filter_map(|route| Some((route.function.as_deref()?, route.timeout))).collect();
    let integrations = functions.len() + api.routes.values().filter(|route| route.http.is_some()).count();
    if integrations > INTEGRATIONS {
        let message = format!("the routes need {integrations} integrations, and an HTTP API has at most {INTEGRATIONS}");
        let help = "let routes share functions and timeouts, or make two APIs of it";
        findings.push(Finding::new(&RULE, Place::Key(Kind::Http.at().key("routes")), message).help(help));
    }
    if let Some(format) = api.access_log.as_ref().and_then(|log| log.format.as_ref()?.literal()).filter(|format| format.len() > LOG_FORMAT)
    {
        let message = format!("the format of the access log has {} bytes, and {LOG_FORMAT} is the most", format.len());
        let place = Place::Value(Kind::Http.at().key("access_log").key("format"));
        findings.push(Finding::new(&RULE, place, message).help("log less: what a line does not say can be found by its request id"));
    }
    for (name, about) in &api.authorizers {
        let (count, key) = match about {
            HttpAuthorizer::UserPool(pool) if pool.clients.is_empty() => (context.spec.clients.len(), "user_pool"),
            HttpAuthorizer::UserPool(pool) => (pool.clients.len(), "user_pool"),
            HttpAuthorizer::Jwt(jwt) => (jwt.audience.len(), "jwt"),
            HttpAuthorizer::Function(_) => continue,
        };
        if count > AUDIENCE {
            let message = format!("{count} in an audience, and {AUDIENCE} is the most");
            let help = "spread them over several authorizers";
            findings.push(Finding::new(&RULE, Place::Key(http_authorizer_at(name).key(key)), message).help(help));
        }
    }
    for (key, route) in api.routes.iter().filter(|(_, route)| route.scopes.len() > SCOPES) {
        let message = format!("{} scopes on a route, and {SCOPES} is the most", route.scopes.len());
        let place = Place::Value(super::route_at(key).key("scopes"));
        findings.push(Finding::new(&RULE, place, message).help("define a scope that stands for several of them"));
    }
}
