//! An answer for one path that is given for another.

use super::{cached, has_key, route_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::route_key::{PathPart, RouteKey};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MS007",
    name: "cache-mixes-paths",
    severity: Severity::Broken,
    page: include_str!("cache_mixes_paths.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (_, key, _, cache) in cached(context) {
        let Ok(parsed) = RouteKey::parse(key) else { continue };
        let variables = parsed.parts().filter_map(|part| match part {
            PathPart::Variable(name) | PathPart::Greedy(name) => Some(name),
            PathPart::Literal(_) => None,
        });
        let missing: Vec<String> = variables.map(|name| format!("path.{name}")).filter(|wanted| !has_key(cache, wanted)).collect();
        let Some(first) = missing.first() else { continue };
        let at = route_at(key).key("cache");
        let place = if cache.keys.is_empty() { Place::Key(at) } else { Place::Value(at.key("keys")) };
        let name = first.trim_start_matches("path.");
        let listed = missing.iter().map(|key| shown(key)).collect::<Vec<_>>().join(", ");
        findings.push(
            Finding::new(&RULE, place, format!("what is answered for one {} is given for every other", shown(name)))
                .help(format!("add {listed} to the `keys`")),
        );
    }
}
