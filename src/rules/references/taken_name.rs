//! A parameter or an output whose name the stack has for something of its own.

use std::collections::BTreeSet;

use crate::finding::{Finding, Place, Severity, shown};
use crate::graph::Graph;
use crate::names::pascal;
use crate::path::Path;
use crate::rules::{Check, Rule};

/// The rule.
pub static RULE: Rule =
    Rule { code: "XR011", name: "taken-name", severity: Severity::Error, page: include_str!("taken_name.md"), check: Check::Graph(check) };

fn check(graph: &Graph, findings: &mut Vec<Finding>) {
    let mut resources: BTreeSet<&str> = BTreeSet::new();
    // A part of another resource has no name of its own in a template.
    for (_, node) in graph.nodes().filter(|(_, node)| node.parent.is_none()) {
        // Names of two sections that are made of several names can fall together as well, if somebody sets out for it.
        if !resources.insert(&node.name) {
            let message = format!("two resources would both be called {}", shown(&node.name));
            findings
                .push(Finding::new(&RULE, Place::Value(Path::root()), message).help("rename one of the things that the name is made of"));
        }
    }
    for parameter in &graph.parameters {
        let id = pascal(&parameter.key);
        if resources.contains(id.as_str()) {
            let at = Path::root().key("parameters").key(&parameter.key);
            let message = format!("the parameter {} becomes {}, which is a resource of the stack", shown(&parameter.key), shown(&id));
            findings.push(Finding::new(&RULE, Place::Key(at), message).help("give it another name"));
        }
    }
    let printed: BTreeSet<&str> = graph.outputs.iter().filter(|output| output.key.is_none()).map(|output| output.name.as_str()).collect();
    for output in &graph.outputs {
        let Some(key) = output.key.as_ref().filter(|_| printed.contains(output.name.as_str())) else { continue };
        let at = Path::root().key("outputs").key(key);
        let message = format!("the output {} becomes {}, which the stack prints already", shown(key), shown(&output.name));
        findings.push(Finding::new(&RULE, Place::Key(at), message).help("give it another name, or take it out if that is what it is"));
    }
}
