//! More parameters than a template may have.

use crate::finding::{Finding, Place, Severity};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "QU001",
    name: "too-many-parameters",
    severity: Severity::Error,
    page: include_str!("too_many_parameters.md"),
    check: Check::Spec(check),
};

/// Source: AWS CloudFormation user guide, "Understand CloudFormation quotas", Parameters.
const MOST: usize = 200;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let all = &context.spec.parameters;
    if let Some((over, _)) = all.get_index(MOST) {
        let at = Path::root().key("parameters").key(over);
        let message = format!("a template takes {MOST} parameters, and this is one more of {}", all.len());
        findings.push(Finding::new(&RULE, Place::Key(at), message).help("write values that never change out in their places"));
    }
}
