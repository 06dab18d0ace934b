//! Stage variables whose names, values or number API Gateway refuses.

use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::api;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA021",
    name: "malformed-stage-variable",
    severity: Severity::Error,
    page: include_str!("malformed_stage_variable.md"),
    check: Check::Spec(check),
};

// Source of the numbers: API Gateway developer guide, "Quotas for configuring and running a REST API in API Gateway": stage
// variables per stage, length of the key and of the value; none can be raised.
const MOST: usize = 100;
const LONGEST_NAME: usize = 64;
const LONGEST_VALUE: usize = 512;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(api) = api(context.spec) else { return };
    let here = || api.kind.at().key("stage_variables");
    if api.stage_variables.len() > MOST {
        let message = format!("{} stage variables, and a stage has at most {MOST}", api.stage_variables.len());
        findings.push(Finding::new(&RULE, Place::Key(here()), message).help("give some of them to the functions as environment variables"));
    }
    for (name, value) in api.stage_variables {
        if let Some(message) = name_fault(name) {
            findings.push(Finding::new(&RULE, Place::Key(here().key(name)), message).help("use letters, digits and `_`"));
        }
        if let Some(message) = value.literal().and_then(value_fault) {
            findings.push(
                Finding::new(&RULE, Place::Value(here().key(name)), message)
                    .help("keep such a value in the functions' environment instead"),
            );
        }
    }
}

/// Source: Amazon API Gateway REST API, CreateStage, variables: names have "alphanumeric and underscore characters".
fn name_fault(name: &str) -> Option<String> {
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
        return Some(format!("{} is no name of a stage variable", shown(name)));
    }
    (name.len() > LONGEST_NAME).then(|| format!("the name has {} characters, and {LONGEST_NAME} is the most", name.len()))
}

/// Source: Amazon API Gateway REST API, CreateStage, variables: values match `[A-Za-z0-9-._~:/?#&=,]+`.
fn value_fault(value: &str) -> Option<String> {
    if value.is_empty() {
        return Some("the value of a stage variable is not empty".to_owned());
    }
    if let Some(wrong) = value.chars().find(|c| !c.is_ascii_alphanumeric() && !"-._~:/?#&=,".contains(*c)) {
        return Some(format!("the value of a stage variable cannot have {}", shown(&wrong.to_string())));
    }
    (value.len() > LONGEST_VALUE).then(|| format!("the value has {} characters, and {LONGEST_VALUE} is the most", value.len()))
}
