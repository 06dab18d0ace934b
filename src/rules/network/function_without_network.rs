//! A function in a network that the spec does not have.

use super::{at, placed};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "NW001",
    name: "function-without-network",
    severity: Severity::Error,
    page: include_str!("function_without_network.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.spec.network.is_some() {
        return;
    }
    for (name, _) in placed(context) {
        let place = Place::Value(Path::root().key("functions").key(name).key("in_network"));
        let message = format!("the function {} is placed in a network and the spec has none", shown(name));
        findings.push(Finding::new(&RULE, place, message).help(format!("add `{}`, or take `in_network` out", at())));
    }
}
