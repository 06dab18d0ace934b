//! A stage name that API Gateway refuses.

use super::{at, rest};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA020",
    name: "malformed-stage-name",
    severity: Severity::Error,
    page: include_str!("malformed_stage_name.md"),
    check: Check::Spec(check),
};

/// Source: Amazon API Gateway REST API, CreateStage, stageName.
const LONGEST: usize = 128;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(rest) = rest(context) else { return };
    let stage = &rest.stage;
    let plain = stage.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    let message = match stage.len() {
        0 => "the name of the stage is empty".to_owned(),
        _ if !plain => "the name of a stage has only letters, digits, `-` and `_`".to_owned(),
        length if length > LONGEST => format!("the name of the stage has {length} characters, and {LONGEST} is the most"),
        _ => return,
    };
    findings.push(
        Finding::new(&RULE, Place::Value(at().key("stage")), message)
            .help("give a short word, such as `dev` or `v1`: it begins the path of every URL"),
    );
}
