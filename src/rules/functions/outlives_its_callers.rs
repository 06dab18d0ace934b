//! A function that runs on after everybody who called it has given up.

use super::{at, made};
use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::{Kind, asked};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::Api;
use crate::spec::{Duration, Spec};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN031",
    name: "outlives-its-callers",
    severity: Severity::Caution,
    page: include_str!("outlives_its_callers.md"),
    check: Check::Spec(check),
};

/// How long each caller waits, in seconds, unless the spec says less.
///
/// Sources: Amazon Cognito developer guide, "Customizing user pool workflows with Lambda triggers": "it must respond within 5 seconds";
/// Amazon API Gateway developer guide, "Quotas": integration timeout, and "Timeout for Lambda authorizer response" of an HTTP API.
const COGNITO: u64 = 5;
const REST: u64 = 29;
const HTTP: u64 = 30;
const HTTP_AUTHORIZER: u64 = 10;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context) {
        // What nobody wrote is nobody's mistake.
        let Some(timeout) = function.timeout else { continue };
        let Some(longest) = longest_wait(context.spec, name).filter(|longest| timeout.seconds() > *longest) else { continue };
        let longest = Duration::from_seconds(longest);
        let message = format!("the function may run for {timeout}, and nobody who calls it waits longer than {longest}");
        let help = format!("write `timeout: {longest}` or less, or have it called by something that does not wait");
        findings.push(Finding::new(&RULE, Place::Value(at(name).key("timeout")), message).help(help));
    }
}

/// How long the most patient caller of a function waits; `None` if something calls it whose patience is not known, or nothing does.
fn longest_wait(spec: &Spec, function: &str) -> Option<u64> {
    let mut waits = Vec::new();
    let triggers = spec.user_pool.iter().flat_map(|pool| pool.triggers.set());
    for trigger in triggers.filter(|trigger| trigger.function == function) {
        // The two senders are called without waiting for them.
        if trigger.aws.ends_with("Sender") {
            return None;
        }
        waits.push(COGNITO);
    }
    let said = |timeout: Option<Duration>, most: u64| timeout.map_or(most, Duration::seconds);
    match &spec.api {
        Some(Api::Rest(api)) => {
            let routes = api.routes.values().filter(|route| route.function.as_deref() == Some(function));
            waits.extend(routes.map(|route| said(route.timeout, REST)));
        }
        Some(Api::Http(api)) => {
            let routes = api.routes.values().filter(|route| route.function.as_deref() == Some(function));
            waits.extend(routes.map(|route| said(route.timeout, HTTP)));
        }
        None => {}
    }
    for asked in asked(spec).filter(|asked| asked.function == function) {
        // For REST APIs the integration timeout is the only number that AWS documents.
        let http = asked.at.segments().get(1) == Kind::Http.at().segments().get(1);
        waits.push(if http { HTTP_AUTHORIZER } else { REST });
    }
    waits.into_iter().max()
}
