//! A runtime that Lambda does not have.

use super::{at, made};
use crate::data::lambda::{Status, TAKEN, status};
use crate::finding::{Finding, Meant, Place, Severity, meant, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN004",
    name: "unknown-runtime",
    severity: Severity::Error,
    page: include_str!("unknown_runtime.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context) {
        let Some(runtime) = &function.runtime else { continue };
        if let Status::Unknown { nearest } = status(runtime, TAKEN) {
            let help = match nearest {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write it as Lambda does, such as `python3.13` or `nodejs22.x`".to_owned(),
            };
            let right = meant(runtime, nearest).and_then(Meant::certainly);
            let finding = Finding::new(&RULE, Place::Value(at(name).key("runtime")), format!("there is no runtime {}", shown(runtime)));
            findings.push(finding.help(help).by_writing(right));
        }
    }
}
