//! More outputs than a template may have.

use crate::finding::{Finding, Place, Severity};
use crate::graph::Graph;
use crate::model::Stack;
use crate::path::Path;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "QU002",
    name: "too-many-outputs",
    severity: Severity::Error,
    page: include_str!("too_many_outputs.md"),
    check: Check::Spec(check),
};

/// Source: AWS CloudFormation user guide, "Understand CloudFormation quotas", Outputs.
const MOST: usize = 200;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    let asked = spec.outputs.len();
    // What is always printed: three for a client at most, and three more. It is counted where it may matter.
    if asked + 3 * spec.clients.len() + 3 <= MOST {
        return;
    }
    let all = match Stack::resolve(spec, context.sources) {
        Ok(stack) => Graph::of(&stack).outputs.len(),
        // While something else is wrong only what the spec asks for is known.
        Err(_) => asked,
    };
    if all > MOST {
        let section = if asked > 0 { "outputs" } else { "clients" };
        let message = format!("a template takes {MOST} outputs, and this stack has {all}, of which {} are always printed", all - asked);
        findings.push(Finding::new(&RULE, Place::Key(Path::root().key(section)), message).help("take out what nobody reads, or split the spec"));
    }
}
