//! A description that AWS does not take.

use crate::finding::{Finding, Place, Severity};
use crate::path::Path;
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub static RULE: Rule = Rule {
    code: "QU003",
    name: "too-long-description",
    severity: Severity::Error,
    page: include_str!("too_long_description.md"),
    check: Check::Spec(check),
};

/// Bytes of the description of a template. Source: AWS CloudFormation user guide, "Understand CloudFormation quotas",
/// Template description.
const TEMPLATE: usize = 1024;

/// Bytes of the description of an output. Source: AWS CloudFormation user guide, "Outputs", Description.
const OUTPUT: usize = 1024;

/// Characters of the description of a parameter. Source: AWS CloudFormation user guide, "Parameters", Description.
const PARAMETER: usize = 4000;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    let root = Path::root();
    let mut look = |length: Option<usize>, most: usize, unit: &str, of: &str, place: &dyn Fn() -> Path| {
        if let Some(length) = length.filter(|length| *length > most) {
            let message = format!("the description has {length} {unit}, and that of {of} takes {most}");
            findings.push(Finding::new(&RULE, Place::Value(place().key("description")), message).help("shorten it"));
        }
    };
    look(spec.description.as_ref().map(String::len), TEMPLATE, "bytes", "a template", &|| root.clone());
    for (name, parameter) in &spec.parameters {
        let length = parameter.description.as_ref().map(|text| text.chars().count());
        look(length, PARAMETER, "characters", "a parameter", &|| root.key("parameters").key(name));
    }
    for (name, output) in &spec.outputs {
        look(output.description.as_ref().map(String::len), OUTPUT, "bytes", "an output", &|| root.key("outputs").key(name));
    }
    for (name, function) in &spec.functions {
        let Some(description) = &function.description else { continue };
        for fault in shapes::FUNCTION_DESCRIPTION.faults(spec, description, || root.key("functions").key(name).key("description")) {
            findings.push(Finding::new(&RULE, fault.place, format!("the description {}", fault.wrong)).help("shorten it"));
        }
    }
}
