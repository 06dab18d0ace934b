//! A model that is no JSON Schema of draft 4.

use super::{at, draft4, rest};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA023",
    name: "malformed-model",
    severity: Severity::Error,
    page: include_str!("malformed_model.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, schema) in rest(context).into_iter().flat_map(|rest| &rest.models) {
        for fault in draft4::faults(schema) {
            let path = fault.path(&at().key("models").key(name));
            let mut finding = Finding::new(&RULE, if fault.of_key { Place::Key(path) } else { Place::Value(path) }, fault.message);
            finding.help = fault.help;
            finding = finding.by_writing(fault.right);
            findings.push(finding);
        }
    }
}
