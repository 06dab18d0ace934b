//! An authorizer that guards no route.

use std::collections::BTreeSet;

use super::authorizer_at;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::advice::Advisor;
use crate::rules::references::rest;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU005",
    name: "unused-authorizer",
    severity: Severity::Insecure,
    page: include_str!("unused_authorizer.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(api) = rest(context.spec) else { return };
    // An API without routes has another fault.
    if api.routes.is_empty() {
        return;
    }
    let used: BTreeSet<&str> = api.routes.values().filter_map(|route| route.authorizer.as_deref()).collect();
    // One whose name is misspelt where it is used is not unused.
    let mut advisor = Advisor::new();
    let names = || api.authorizers.keys().map(String::as_str);
    let meant: BTreeSet<&str> =
        used.iter().filter(|name| !api.authorizers.contains_key(**name)).filter_map(|name| advisor.nearest(name, names())).collect();
    for name in names().filter(|name| !used.contains(name) && !meant.contains(name)) {
        findings.push(
            Finding::new(&RULE, Place::Key(authorizer_at(name)), format!("no route uses the authorizer {}", shown(name)))
                .help(format!("write {} on the routes that it is to guard, or take it out", shown(&format!("authorizer: {name}")))),
        );
    }
}
