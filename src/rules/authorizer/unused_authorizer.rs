//! An authorizer that guards no route.

use std::collections::BTreeSet;

use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::advice::Advisor;
use crate::rules::apis::{api, authorizers, routes};
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
    let Some(api) = api(context.spec) else { return };
    // An API without routes has another fault.
    if routes(context.spec).next().is_none() {
        return;
    }
    let used: BTreeSet<&str> = routes(context.spec).filter_map(|route| route.authorizer).collect();
    // One whose name is misspelt where it is used is not unused.
    let mut advisor = Advisor::new();
    let names = || authorizers(context.spec);
    let defined: BTreeSet<&str> = names().collect();
    let meant: BTreeSet<&str> =
        used.iter().filter(|name| !defined.contains(**name)).filter_map(|name| advisor.nearest(name, defined.iter().copied())).collect();
    for name in names().filter(|name| !used.contains(name) && !meant.contains(name)) {
        findings.push(
            Finding::new(
                &RULE,
                Place::Key(api.kind.at().key("authorizers").key(name)),
                format!("no route uses the authorizer {}", shown(name)),
            )
            .help(format!("write {} on the routes that it is to guard, or take it out", shown(&format!("authorizer: {name}")))),
        );
    }
}
