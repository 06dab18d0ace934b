//! An answer for one caller that the next one is given.

use super::{cached, has_key, route_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::references::rest_at;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::{Authorizer, IdentitySource};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MS004",
    name: "shared-cached-answer",
    severity: Severity::Insecure,
    page: include_str!("shared_cached_answer.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (api, key, route, cache) in cached(context) {
        let at = route_at(key);
        let place = if cache.keys.is_empty() { Place::Key(at.key("cache")) } else { Place::Value(at.key("cache").key("keys")) };
        if route.iam {
            findings.push(
                Finding::new(&RULE, place, "what one caller is answered is given to the next, and no key tells signed requests apart")
                    .help("take `cache` out, or say with `public` that the answer is for everybody")
                    .related(Place::Key(at.key("iam")), "callers differ by their signature"),
            );
            continue;
        }
        let Some((name, about)) = route.authorizer.as_ref().and_then(|name| api.authorizers.get_key_value(name)) else { continue };
        let missing: Vec<String> = known_by(about).into_iter().filter(|wanted| !has_key(cache, wanted)).collect();
        if missing.is_empty() {
            continue;
        }
        let listed = missing.iter().map(|key| shown(key)).collect::<Vec<_>>().join(", ");
        findings.push(
            Finding::new(&RULE, place, "what one caller is answered is given to the next: no key tells callers apart")
                .help(format!("add {listed} to the `keys`, or take `cache` out"))
                .related(Place::Key(rest_at().key("authorizers").key(name)), "callers are known by it here"),
        );
    }
}

/// The keys that callers of an authorizer are known by. What is no parameter of a request can be no key.
fn known_by(authorizer: &Authorizer) -> Vec<String> {
    match authorizer {
        Authorizer::UserPool(_) | Authorizer::Token(_) => authorizer.header().map(|name| format!("header.{name}")).into_iter().collect(),
        Authorizer::Request(request) => {
            let sources = request.identity_sources.iter().filter_map(|text| IdentitySource::parse(text));
            let keys: Vec<String> = sources
                .filter_map(|source| match source {
                    IdentitySource::Header(name) => Some(format!("header.{name}")),
                    IdentitySource::Query(name) => Some(format!("query.{name}")),
                    IdentitySource::StageVariable(_) | IdentitySource::Context(_) => None,
                })
                .collect();
            // What the function looks at is not said; most look here.
            if keys.is_empty() { vec!["header.Authorization".to_owned()] } else { keys }
        }
    }
}
