//! An allowance at a place where nothing is.

use crate::allowances::{Fate, Judged};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AL005",
    name: "allowance-leads-nowhere",
    severity: Severity::Caution,
    page: include_str!("allowance_leads_nowhere.md"),
    check: Check::Allowances(check),
};

fn check(judged: &Judged<'_>, findings: &mut Vec<Finding>) {
    for (path, allowance, fate) in judged.each() {
        let Fate::Nowhere(nowhere) = fate else { continue };
        let help = match &nowhere.meant {
            Some(meant) => format!("did you mean {}?", shown(&meant.to_string())),
            None if nowhere.written == Path::root() => "write the place as `gen check --format json` prints it in `path`".to_owned(),
            None => {
                format!("of it there is {}; remove the allowance, or write the place that is meant", shown(&nowhere.written.to_string()))
            }
        };
        let message = format!("nothing is at {}", shown(&allowance.at.path().to_string()));
        findings.push(Finding::new(&RULE, Place::Value(path.key("at")), message).help(help));
    }
}
