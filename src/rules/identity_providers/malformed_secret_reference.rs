//! See the page.

use crate::finding::{Finding, Place, Severity};
use crate::path::Path;
use crate::rules::words::fault;
use crate::rules::{Check, Context, Rule};
use crate::spec::secrets::{self, Secret};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "IP006",
    name: "malformed-secret-reference",
    severity: Severity::Error,
    page: include_str!("malformed_secret_reference.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    secrets::each(context.spec, &mut |secret, at| {
        let mut wrong = |place: Path, what: &str, fault: &str, help: &str| {
            findings.push(Finding::new(&RULE, Place::Value(place), format!("{what} {fault}")).help(help.to_owned()));
        };
        match secret {
            Secret::SecretsManager(secret) => {
                let at = at.key("secrets_manager");
                if let Some(fault) = secret.secret.literal().and_then(|name| fault(name, 2048, is_secret_name)) {
                    wrong(at.key("secret"), "the name of the secret", &fault, "write its name, or its whole ARN");
                }
                if let Some(fault) = secret.key.as_ref().and_then(|key| fault(key, 256, is_key)) {
                    wrong(at.key("key"), "the key", &fault, "name a key of the JSON object; `:` and braces cannot be in a reference");
                }
            }
            Secret::Ssm(name) => {
                if let Some(fault) = name.literal().and_then(|name| fault(name, 2048, is_parameter_name)) {
                    wrong(at.key("ssm"), "the name of the parameter", &fault, "a name is letters, digits and `_`, `.`, `-`, `/`");
                }
            }
            Secret::Parameter(_) => {}
        }
    });
}

/// Source: AWS Secrets Manager API, CreateSecret, Name: "letters, numbers, and the following characters: /_+=.@-"; an ARN has colons.
fn is_secret_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || "/_+=.@-:".contains(c)
}

/// What ends a part of a dynamic reference, or begins something else.
fn is_key(c: char) -> bool {
    !c.is_control() && !matches!(c, ':' | '{' | '}' | '$')
}

/// Source: AWS CloudFormation user guide, "Get a plaintext value from Systems Manager Parameter Store": `[a-zA-Z0-9_.-/]+`.
fn is_parameter_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || "_.-/".contains(c)
}
