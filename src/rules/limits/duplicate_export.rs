//! Two outputs that export one name.

use std::collections::BTreeMap;

use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "QU006",
    name: "duplicate-export",
    severity: Severity::Error,
    page: include_str!("duplicate_export.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let at = |name: &str| Place::Value(Path::root().key("outputs").key(name).key("export"));
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, output) in &context.spec.outputs {
        // An empty name has another finding.
        let Some(export) = output.export.as_ref().map(|text| text.as_str()).filter(|text| !text.is_empty()) else { continue };
        if let Some(first) = seen.get(export) {
            findings.push(
                Finding::new(&RULE, at(name), format!("two outputs export the name {}", shown(export)))
                    .help("export each under a name of its own, unique in the account and region")
                    .related(at(first), "also here"),
            );
        } else {
            seen.insert(export, name);
        }
    }
}
