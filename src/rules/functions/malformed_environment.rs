//! Environment variables whose names Lambda refuses.

use super::{at, made};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN017",
    name: "malformed-environment",
    severity: Severity::Error,
    page: include_str!("malformed_environment.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context) {
        let here = || at(name).key("environment");
        for variable in function.environment.keys() {
            // Reserved names begin with an underscore now and then, and have a rule of their own.
            if !is_name(variable) && !super::reserved_environment_name::is_reserved(variable) {
                let help = "use letters, digits and `_`, two at least, and begin with a letter";
                findings.push(
                    Finding::new(
                        &RULE,
                        Place::Key(here().key(variable)),
                        format!("{} is no name of an environment variable", shown(variable)),
                    )
                    .help(help),
                );
            }
        }
    }
}

/// Source: AWS Lambda API, shape EnvironmentVariableName: `[a-zA-Z]([a-zA-Z0-9_])+`.
fn is_name(text: &str) -> bool {
    text.len() >= 2 && text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}
