//! A template of more resources than CloudFormation takes.

use crate::finding::{Finding, Place, Severity};
use crate::graph::Graph;
use crate::path::Path;
use crate::resources::Cfn;
use crate::rules::{Check, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "QU008",
    name: "too-many-resources",
    severity: Severity::Caution,
    page: include_str!("too_many_resources.md"),
    check: Check::Graph(check),
};

/// Source: AWS CloudFormation user guide, "Understand CloudFormation quotas", resources in a template.
const MOST: usize = 500;

fn check(graph: &Graph, findings: &mut Vec<Finding>) {
    let count = graph.nodes().filter(|(_, node)| matches!(node.resource.kind().cfn, Cfn::Resource(_))).count();
    if count > MOST {
        let message = format!("the template has {count} resources, and CloudFormation takes {MOST}");
        let help = "split the spec: an API of its own for a part of the routes";
        findings.push(Finding::new(&RULE, Place::Value(Path::root()), message).help(help));
    }
}
