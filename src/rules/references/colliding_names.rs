//! Two names that become one logical id.

use indexmap::{IndexMap, IndexSet};

use super::{malformed_name, rest, rest_at, sections};
use crate::finding::{Finding, Place, Severity, shown};
use crate::names::{pascal, path};
use crate::rules::apis::{self, AnyRoute, Kind};
use crate::rules::{Check, Context, Rule};
use crate::spec::Spec;
use crate::spec::api::Rest;
use crate::spec::route_key::{RouteKey, part_of};

/// The rule.
pub static RULE: Rule = Rule {
    code: "XR007",
    name: "colliding-names",
    severity: Severity::Error,
    page: include_str!("colliding_names.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for section in sections(context.spec) {
        let mut seen: IndexMap<String, &str> = IndexMap::new();
        for name in section.names.iter().filter(|name| malformed_name::is_good(section.section, name)) {
            let id = pascal(name);
            let Some(first) = seen.get(&id) else {
                seen.insert(id, name);
                continue;
            };
            let message =
                format!("the {} names {} and {} both become {} in the template", section.kind, shown(first), shown(name), shown(&id));
            findings.push(
                Finding::new(&RULE, Place::Key(section.at(name)), message)
                    .help("rename one of the two; `-`, `_` and the first letter of a word tell nothing apart")
                    .related(Place::Key(section.at(first)), "also here"),
            );
        }
    }
    if let Some(api) = rest(context.spec) {
        routes(api, findings);
    }
    http_routes(context.spec, findings);
}

/// Every path and everything a path lies under is a resource of its own, with a logical id.
fn routes(api: &Rest, findings: &mut Vec<Finding>) {
    // Looked up for every path of a large API: hashed, and in no order that a finding could show.
    // By logical id: the path that has it, and the route it is first met in.
    let mut seen: IndexMap<String, (&str, &str)> = IndexMap::new();
    let mut known: IndexSet<&str> = IndexSet::new();
    for key in api.routes.keys() {
        let Ok(RouteKey { path: whole, .. }) = RouteKey::parse(key) else { continue };
        for prefix in prefixes(whole) {
            if !known.insert(prefix) {
                continue;
            }
            let id = path(prefix.split('/').filter_map(part_of));
            let Some((first, route)) = seen.get(&id) else {
                seen.insert(id, (prefix, key));
                continue;
            };
            let message = format!("the paths {} and {} both become {} in the template", shown(first), shown(prefix), shown(&id));
            findings.push(
                Finding::new(&RULE, Place::Key(rest_at().key("routes").key(key)), message)
                    .help("rename a part of one of the two; punctuation and the first letter of a word tell nothing apart")
                    .related(Place::Key(rest_at().key("routes").key(*route)), "also here"),
            );
            // What lies under the path collides as a consequence.
            known.extend(prefixes(whole));
            break;
        }
    }
}

/// In an HTTP API every route is a resource of its own, and nothing lies under another.
fn http_routes(spec: &Spec, findings: &mut Vec<Finding>) {
    let mut seen: IndexMap<String, AnyRoute<'_>> = IndexMap::new();
    for route in apis::routes(spec).filter(|route| route.kind == Kind::Http) {
        let Some(key) = route.parsed() else { continue };
        let id = format!("{}{}", path(key.parts()), pascal(&key.method.as_str().to_lowercase()));
        let Some(first) = seen.get(&id) else {
            seen.insert(id, route);
            continue;
        };
        let message = format!("the routes {} and {} both become {} in the template", shown(first.key), shown(route.key), shown(&id));
        findings.push(
            Finding::new(&RULE, Place::Key(route.at()), message)
                .help("rename a part of one of the two; punctuation and the first letter of a word tell nothing apart")
                .related(Place::Key(first.at()), "also here"),
        );
    }
}

/// `/a/b/c` and the paths that it lies under, the shortest first: `/a`, `/a/b`, `/a/b/c`. The root is its own only one.
fn prefixes(path: &str) -> impl Iterator<Item = &str> {
    let ends = path.char_indices().skip(1).filter(|(_, c)| *c == '/').map(|(at, _)| at);
    ends.chain([path.len()]).filter_map(|end| path.get(..end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_lies_under_its_prefixes() {
        assert_eq!(prefixes("/a/b/c").collect::<Vec<_>>(), ["/a", "/a/b", "/a/b/c"]);
        assert_eq!(prefixes("/").collect::<Vec<_>>(), ["/"]);
    }
}
