//! See the page.

use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule, shapes};
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
        let mut wrong = |place: Place, what: &str, fault: &str, help: &str| {
            findings.push(Finding::new(&RULE, place, format!("{what} {fault}")).help(help.to_owned()));
        };
        match secret {
            Secret::SecretsManager(secret) => {
                let at = at.key("secrets_manager");
                for fault in shapes::SECRET_NAME.faults(context.spec, &secret.secret, || at.key("secret")) {
                    wrong(fault.place, "the name of the secret", &fault.wrong, "write its name, or its whole ARN");
                }
                if let Some(fault) = secret.key.as_ref().and_then(|key| shapes::SECRET_KEY.fault(key)) {
                    wrong(
                        Place::Value(at.key("key")),
                        "the key",
                        &fault,
                        "name a key of the JSON object; `:` and braces cannot be in a reference",
                    );
                }
            }
            Secret::Ssm(name) => {
                for fault in shapes::SSM_NAME.faults(context.spec, name, || at.key("ssm")) {
                    wrong(fault.place, "the name of the parameter", &fault.wrong, "a name is letters, digits and `_`, `.`, `-`, `/`");
                }
            }
            Secret::Parameter(_) => {}
        }
    });
}
