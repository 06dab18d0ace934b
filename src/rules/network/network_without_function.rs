//! A network that no function is placed in.

use super::{at, placed};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "NW002",
    name: "network-without-function",
    severity: Severity::Caution,
    page: include_str!("network_without_function.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.spec.network.is_some() && placed(context).next().is_none() {
        let finding = Finding::new(&RULE, Place::Key(at()), "no function is placed in the network");
        findings.push(finding.help("say `in_network: true` of a function, or take `network` out"));
    }
}
