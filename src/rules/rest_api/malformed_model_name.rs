//! A model name that is not alphanumeric.

use super::{at, rest};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA022",
    name: "malformed-model-name",
    severity: Severity::Error,
    page: include_str!("malformed_model_name.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for name in rest(context).into_iter().flat_map(|rest| rest.models.keys()) {
        // Source: Amazon API Gateway REST API, CreateModel, name: "Must be alphanumeric."
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric()) {
            let place = Place::Key(at().key("models").key(name));
            findings.push(Finding::new(&RULE, place, format!("{} is no name of a model", shown(name))).help("use letters and digits only"));
        }
    }
}
