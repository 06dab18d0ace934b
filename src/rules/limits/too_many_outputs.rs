//! More outputs than a template may have.

use crate::finding::{Finding, Place, Severity};
use crate::graph::Graph;
use crate::path::Path;
use crate::rules::{Check, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "QU002",
    name: "too-many-outputs",
    severity: Severity::Error,
    page: include_str!("too_many_outputs.md"),
    check: Check::Graph(check),
};

/// Source: AWS CloudFormation user guide, "Understand CloudFormation quotas", Outputs.
const MOST: usize = 200;

fn check(graph: &Graph, findings: &mut Vec<Finding>) {
    let (all, asked) = (graph.outputs.len(), graph.outputs.iter().filter(|output| output.key.is_some()).count());
    if all > MOST {
        let section = if asked > 0 { "outputs" } else { "clients" };
        let message = format!("a template takes {MOST} outputs, and this stack has {all}, of which {} are always printed", all - asked);
        findings.push(
            Finding::new(&RULE, Place::Key(Path::root().key(section)), message).help("take out what nobody reads, or split the spec"),
        );
    }
}
