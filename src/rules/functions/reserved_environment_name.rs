//! An environment variable that Lambda sets itself.

use super::{at, made};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN018",
    name: "reserved-environment-name",
    severity: Severity::Error,
    page: include_str!("reserved_environment_name.md"),
    check: Check::Spec(check),
};

/// Source: AWS Lambda developer guide, "Working with Lambda environment variables", Reserved environment variables; GitHub
/// aws/aws-cdk#28048 for `AWS_DEFAULT_REGION`.
const RESERVED: [&str; 18] = [
    "AWS_ACCESS_KEY",
    "AWS_ACCESS_KEY_ID",
    "AWS_DEFAULT_REGION",
    "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE",
    "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_LAMBDA_RUNTIME_API",
    "AWS_REGION",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "LAMBDA_RUNTIME_DIR",
    "LAMBDA_TASK_ROOT",
    "_HANDLER",
    "_X_AMZN_TRACE_ID",
];

/// Whether Lambda sets the variable itself.
pub(super) fn is_reserved(name: &str) -> bool {
    RESERVED.contains(&name)
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context) {
        for variable in function.environment.keys().filter(|variable| is_reserved(variable)) {
            let help = match variable.as_str() {
                "AWS_REGION" | "AWS_DEFAULT_REGION" => {
                    "take it out: `AWS_REGION` is the function's own region; give another one under another name"
                }
                "AWS_ACCESS_KEY" | "AWS_ACCESS_KEY_ID" | "AWS_SECRET_ACCESS_KEY" | "AWS_SESSION_TOKEN" => {
                    "take it out: the function has a role, and `may` says what it may do"
                }
                _ => "take it out, or give it another name",
            };
            let place = Place::Key(at(name).key("environment").key(variable));
            findings.push(Finding::new(&RULE, place, format!("{} is set by Lambda itself", shown(variable))).help(help));
        }
    }
}
