//! A remembered answer that has to be right for several routes.

use super::guarded_by;
use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::asked;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU010",
    name: "cached-policy-across-routes",
    severity: Severity::Caution,
    page: include_str!("cached_policy_across_routes.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let guarded = guarded_by(context.spec);
    for about in asked(context.spec).filter(|about| about.cache.seconds() > 0) {
        let Some(routes @ [first, second, ..]) = guarded.get(about.name).map(Vec::as_slice) else { continue };
        // What the built-in `verify` answers has rules of its own. A cache without anything to find an answer by is refused.
        if context.spec.is_verify(about.function) || about.sources.is_some_and(<[String]>::is_empty) || about.remembers_by_route(routes) {
            continue;
        }
        findings.push(
            Finding::new(&RULE, Place::Value(about.at.key("cache")), "the answer for one route is remembered and used on the others")
                .help("let the function answer with a policy that is right for every route of the authorizer, or take `cache` out")
                .related(Place::Value(first.at().key("authorizer")), "used here")
                .related(Place::Value(second.at().key("authorizer")), "and here"),
        );
    }
}
