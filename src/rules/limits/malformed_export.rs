//! The name of an export with characters that it cannot have.

use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};
use crate::spec::holes::{Piece, pieces};

/// The rule.
pub static RULE: Rule = Rule {
    code: "QU004",
    name: "malformed-export",
    severity: Severity::Error,
    page: include_str!("malformed_export.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, output) in &context.spec.outputs {
        let Some(export) = &output.export else { continue };
        // What cannot be read has another finding.
        let Ok(pieces) = pieces(export.as_str()) else { continue };
        let wrong = pieces.iter().any(|piece| matches!(piece, Piece::Literal(text) if !text.chars().all(is_good)));
        if wrong || pieces.is_empty() {
            let message = if pieces.is_empty() {
                "the name of an export is empty".to_owned()
            } else {
                format!("{} cannot be the name of an export", shown(export.as_str()))
            };
            let at = Path::root().key("outputs").key(name).key("export");
            findings.push(Finding::new(&RULE, Place::Value(at), message).help("write letters, digits, `:` and `-` only"));
        }
    }
}

/// Source: CloudFormation's error, "consist only of alphanumeric characters, colons, or hyphens".
fn is_good(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == ':' || c == '-'
}
