//! A key of a cache that is no parameter of the request.

use super::{cached, route_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::request_parts::{repeated, translated};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::CacheKey;
use crate::spec::route_key::{PathPart, RouteKey};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MS006",
    name: "malformed-cache-key",
    severity: Severity::Error,
    page: include_str!("malformed_cache_key.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (_, route, _, cache) in cached(context) {
        let at = |index| Place::Value(route_at(route).key("cache").key("keys").index(index));
        for (index, text) in cache.keys.iter().enumerate() {
            let Some(key) = CacheKey::parse(text) else {
                findings.push(
                    Finding::new(&RULE, at(index), format!("{} is no parameter of a request", shown(text)))
                        .help(help(text))
                        .by_writing(ours(text).as_deref()),
                );
                continue;
            };
            if let CacheKey::Path(name) = &key
                && let Ok(parsed) = RouteKey::parse(route)
                && !parsed.parts().any(|part| matches!(part, PathPart::Variable(own) | PathPart::Greedy(own) if own == name))
            {
                let message = format!("the path of the route has no variable {}", shown(name));
                findings.push(Finding::new(&RULE, at(index), message).help("name a variable of the path, or take the key out"));
            }
        }
        for (index, first) in repeated(&cache.keys) {
            let Some(text) = cache.keys.get(index).filter(|text| CacheKey::parse(text).is_some()) else { continue };
            findings.push(
                Finding::new(&RULE, at(index), format!("{} is a key twice", shown(text)))
                    .help("take one of them out")
                    .related(at(first), "also here")
                    .by_removal(),
            );
        }
    }
}

/// What an expression of API Gateway's is called here.
fn ours(text: &str) -> Option<String> {
    translated(text, |right| CacheKey::parse(right).is_some())
}

fn help(text: &str) -> String {
    if let Some(right) = ours(text) {
        return format!("write {}", shown(&right));
    }
    "write `header.NAME`, `query.NAME` or `path.NAME`, the name of letters, digits, `.`, `_` and `-`".to_owned()
}
