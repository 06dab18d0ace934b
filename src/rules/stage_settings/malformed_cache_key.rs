//! A key of a cache that is no parameter of the request.

use super::{cached, route_at};
use crate::finding::{Finding, Place, Severity, shown};
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

/// What stands in templates, and how it is written here.
///
/// Source: Amazon API Gateway API, PutIntegration, cacheKeyParameters; PutMethod, requestParameters.
const EXPRESSIONS: [(&str, &str); 4] = [
    ("method.request.header.", "header."),
    ("method.request.querystring.", "query."),
    ("method.request.path.", "path."),
    ("querystring.", "query."),
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (_, route, _, cache) in cached(context) {
        let at = |index| Place::Value(route_at(route).key("cache").key("keys").index(index));
        let mut seen: Vec<(String, usize)> = Vec::new();
        for (index, text) in cache.keys.iter().enumerate() {
            let Some(key) = CacheKey::parse(text) else {
                let finding = Finding::new(&RULE, at(index), format!("{} is no parameter of a request", shown(text))).help(help(text));
                findings.push(finding.by_writing(ours(text).as_deref()));
                continue;
            };
            if let CacheKey::Path(name) = &key
                && let Ok(parsed) = RouteKey::parse(route)
                && !parsed.parts().any(|part| matches!(part, PathPart::Variable(own) | PathPart::Greedy(own) if own == name))
            {
                let message = format!("the path of the route has no variable {}", shown(name));
                findings.push(Finding::new(&RULE, at(index), message).help("name a variable of the path, or take the key out"));
            }
            // The names of headers are compared without regard to case (RFC 9110 section 5.1).
            let compared = if matches!(key, CacheKey::Header(_)) { text.to_ascii_lowercase() } else { text.clone() };
            if let Some((_, first)) = seen.iter().find(|(other, _)| *other == compared) {
                findings.push(
                    Finding::new(&RULE, at(index), format!("{} is a key twice", shown(text)))
                        .help("take one of them out")
                        .related(at(*first), "also here")
                        .by_removal(),
                );
            } else {
                seen.push((compared, index));
            }
        }
    }
}

/// What an expression of API Gateway's is called here.
fn ours(text: &str) -> Option<String> {
    let all = EXPRESSIONS.into_iter().filter_map(|(prefix, ours)| text.strip_prefix(prefix).map(|name| format!("{ours}{name}")));
    all.into_iter().find(|right| CacheKey::parse(right).is_some())
}

fn help(text: &str) -> String {
    if let Some(right) = ours(text) {
        return format!("write {}", shown(&right));
    }
    "write `header.NAME`, `query.NAME` or `path.NAME`, the name of letters, digits, `.`, `_` and `-`".to_owned()
}
