//! A stage name that API Gateway refuses.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::{Kind, api};
use crate::rules::{Check, Context, Rule};
use crate::spec::route_key::HttpRouteKey;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA020",
    name: "malformed-stage-name",
    severity: Severity::Error,
    page: include_str!("malformed_stage_name.md"),
    check: Check::Spec(check),
};

/// Source: Amazon API Gateway REST API, CreateStage, stageName; Amazon API Gateway version 2 API reference, CreateStage: "Stage
/// names can contain only alphanumeric characters, hyphens, and underscores, or be $default. Maximum length is 128 characters".
const LONGEST: usize = 128;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(api) = api(context.spec) else { return };
    let stage = api.stage;
    // The stage and the route that take what no other takes are called the same.
    if api.kind == Kind::Http && stage == HttpRouteKey::DEFAULT {
        return;
    }
    let plain = stage.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    let message = match stage.len() {
        0 => "the name of the stage is empty".to_owned(),
        _ if !plain => "the name of a stage has only letters, digits, `-` and `_`".to_owned(),
        length if length > LONGEST => format!("the name of the stage has {length} characters, and {LONGEST} is the most"),
        _ => return,
    };
    findings.push(
        Finding::new(&RULE, Place::Value(api.kind.at().key("stage")), message)
            .help("give a short word, such as `dev` or `v1`: it begins the path of every URL"),
    );
}
