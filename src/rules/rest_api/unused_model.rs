//! A model that no route holds bodies to.

use std::collections::BTreeSet;

use super::{at, rest};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA024",
    name: "unused-model",
    severity: Severity::Caution,
    page: include_str!("unused_model.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(rest) = rest(context) else { return };
    let used: BTreeSet<&str> = rest.routes.values().filter_map(|route| route.body.as_deref()).collect();
    for name in rest.models.keys().filter(|name| !used.contains(name.as_str())) {
        findings.push(
            Finding::new(&RULE, Place::Key(at().key("models").key(name)), format!("no route holds its body to the model {}", shown(name)))
                .help(format!("write {} on the routes that it is for, or take the model out", shown(&format!("body: {name}")))),
        );
    }
}
