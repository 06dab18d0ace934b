//! See the page.

use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::secrets::{self, Secret};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "IP005",
    name: "secret-in-parameter-store",
    severity: Severity::Caution,
    page: include_str!("secret_in_parameter_store.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    secrets::each(context.spec, &mut |secret, at| {
        if let Secret::Ssm(_) = secret {
            let message = "CloudFormation reads a secret of Parameter Store only if it is kept in clear";
            findings.push(
                Finding::new(&RULE, Place::Key(at.key("ssm")), message)
                    .help("keep it in Secrets Manager, or deploy with Terraform, which reads a `SecureString`"),
            );
        }
    });
}
