//! Two statements of one policy with the same name.

use std::collections::BTreeMap;

use super::policies;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "PM012",
    name: "repeated-sid",
    severity: Severity::Error,
    page: include_str!("repeated_sid.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    policies(context, &mut |statements, at| {
        let mut seen = BTreeMap::new();
        for (index, statement) in statements.iter().enumerate() {
            let Some(sid) = statement.sid.as_deref().filter(|sid| !sid.is_empty()) else { continue };
            if let Some(first) = seen.insert(sid, index) {
                let place = |index| Place::Value(at().index(index).key("sid"));
                findings.push(
                    Finding::new(&RULE, place(index), format!("two statements are called {}", shown(sid)))
                        .help("give each its own name, or none")
                        .related(place(first), "also here"),
                );
            }
        }
    });
}
