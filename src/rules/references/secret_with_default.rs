//! A secret that is written down where its parameter is declared.

use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "XR015",
    name: "secret-with-default",
    severity: Severity::Insecure,
    page: include_str!("secret_with_default.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, parameter) in context.spec.parameters.iter().filter(|(_, parameter)| parameter.secret) {
        // An empty default says that there is none.
        if parameter.default.as_ref().is_some_and(|default| !default.is_empty()) {
            let at = Path::root().key("parameters").key(name);
            findings.push(
                Finding::new(&RULE, Place::Value(at.key("default")), format!("{} is secret, and here is its value in clear", shown(name)))
                    .help("take the default out, so that the value has to be given, and change what was the secret")
                    .related(Place::Key(at.key("secret")), "said to be secret"),
            );
        }
    }
}
