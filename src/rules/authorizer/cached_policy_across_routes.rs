//! A remembered policy that has to be right for several routes.

use super::{authorizers, guarded, settings_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::references::rest_at;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::{Authorizer, IdentitySource};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU010",
    name: "cached-policy-across-routes",
    severity: Severity::Caution,
    page: include_str!("cached_policy_across_routes.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut routes: std::collections::BTreeMap<&str, Vec<&str>> = std::collections::BTreeMap::new();
    for (key, _, name, _) in guarded(context.spec) {
        routes.entry(name).or_default().push(key);
    }
    for (name, about) in authorizers(context.spec) {
        let Some([first, second, ..]) = routes.get(name).map(Vec::as_slice) else { continue };
        // The policy of the built-in `verify` is for all of its routes.
        let own = about.function().is_some_and(|function| !context.spec.is_verify(function));
        if about.cache().seconds() == 0 || !own || is_by_route(about) {
            continue;
        }
        let route = |key: &str| Place::Value(rest_at().key("routes").key(key).key("authorizer"));
        findings.push(
            Finding::new(
                &RULE,
                Place::Value(settings_at(name, about).key("cache")),
                "the policy for one route is remembered and used on the others",
            )
            .help("let the function return a policy that is right for every route of the authorizer, or take `cache` out")
            .related(route(first), "used here")
            .related(route(second), "and here"),
        );
    }
}

/// Whether policies are remembered for each route by itself.
fn is_by_route(about: &Authorizer) -> bool {
    let Authorizer::Request(request) = about else { return false };
    let has = |wanted: &[&str]| {
        request
            .identity_sources
            .iter()
            .any(|text| matches!(IdentitySource::parse(text), Some(IdentitySource::Context(name)) if wanted.contains(&name.as_str())))
    };
    has(&["path", "resourcePath", "resourceId"]) && has(&["httpMethod"])
}
