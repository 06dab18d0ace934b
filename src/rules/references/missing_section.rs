//! Something of a section that the spec does not have: a user pool, an API.

use super::{each_hole, rest, rest_at};
use crate::finding::{Finding, Place, Severity};
use crate::path::Path;
use crate::rules::apis::{Kind, http};
use crate::rules::{Check, Context, Rule};
use crate::spec::Spec;
use crate::spec::api::{Authorizer, HttpAuthorizer};
use crate::spec::functions::Code;
use crate::spec::holes::Hole;

/// The rule.
pub static RULE: Rule = Rule {
    code: "XR004",
    name: "missing-section",
    severity: Severity::Error,
    page: include_str!("missing_section.md"),
    check: Check::Spec(check),
};

/// How many of the things that need the section are shown.
const SHOWN: usize = 6;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    if spec.user_pool.is_none() {
        let mut places = pool_parts(spec);
        each_hole(spec, &mut |hole, path| {
            if matches!(hole, Hole::UserPool(_)) && places.len() < SHOWN {
                places.push(Place::Value(path()));
            }
        });
        report(
            places,
            "a user pool is needed and the spec has none",
            "add `user_pool`; `user_pool: {}` is one with all the defaults",
            findings,
        );
    }
    if spec.api.is_none() {
        let mut places = Vec::new();
        each_hole(spec, &mut |hole, path| {
            if matches!(hole, Hole::Api(_)) && places.len() < SHOWN {
                places.push(Place::Value(path()));
            }
        });
        report(places, "an API is needed and the spec has none", "add `api`, or give the value as a parameter", findings);
    }
}

/// What cannot be without a user pool. The pool is missing once, however many things need it.
fn pool_parts(spec: &Spec) -> Vec<Place> {
    let mut places = Vec::new();
    let root = Path::root();
    for (section, empty) in [("clients", spec.clients.is_empty()), ("resource_servers", spec.resource_servers.is_empty())] {
        if !empty {
            places.push(Place::Key(root.key(section)));
        }
    }
    if let Some(api) = rest(spec) {
        let authorizers = api.authorizers.iter().filter(|(_, about)| matches!(about, Authorizer::UserPool(_)));
        places.extend(authorizers.take(SHOWN).map(|(name, _)| Place::Key(rest_at().key("authorizers").key(name))));
    }
    if let Some(api) = http(spec) {
        let authorizers = api.authorizers.iter().filter(|(_, about)| matches!(about, HttpAuthorizer::UserPool(_)));
        places.extend(authorizers.take(SHOWN).map(|(name, _)| Place::Key(Kind::Http.at().key("authorizers").key(name))));
    }
    for (name, function) in &spec.functions {
        if places.len() >= SHOWN {
            break;
        }
        let at = || root.key("functions").key(name);
        if !function.may.user_pool.is_empty() {
            places.push(Place::Key(at().key("may").key("user_pool")));
        } else if matches!(function.code, Some(Code::BuiltIn(_))) {
            places.push(Place::Value(at().key("code")));
        }
    }
    places.truncate(SHOWN);
    places
}

fn report(places: Vec<Place>, message: &str, help: &str, findings: &mut Vec<Finding>) {
    let mut places = places.into_iter();
    let Some(first) = places.next() else { return };
    let finding = Finding::new(&RULE, first, message).help(help);
    findings.push(places.fold(finding, |finding, place| finding.related(place, "needed here too")));
}
