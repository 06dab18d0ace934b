//! A spec of nothing.

use crate::finding::{Finding, Place, Severity};
use crate::graph::Graph;
use crate::path::Path;
use crate::rules::{Check, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "QU010",
    name: "empty-stack",
    severity: Severity::Error,
    page: include_str!("empty_stack.md"),
    check: Check::Graph(check),
};

fn check(graph: &Graph, findings: &mut Vec<Finding>) {
    if graph.is_empty() {
        let help = "add `user_pool: {}`, an `api` or a function";
        findings.push(Finding::new(&RULE, Place::Value(Path::root()), "the spec asks for nothing that could be deployed").help(help));
    }
}
