//! Two allowances of one rule at one place.

use std::collections::BTreeMap;

use crate::allowances;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{self, Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AL004",
    name: "repeated-allowance",
    severity: Severity::Error,
    page: include_str!("repeated_allowance.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut seen = BTreeMap::new();
    for (index, allowance) in context.spec.allow.iter().enumerate() {
        let Some(rule) = rules::find(&allowance.rule) else { continue };
        match seen.get(&(rule.code, allowance.at.path())) {
            None => {
                seen.insert((rule.code, allowance.at.path()), index);
            }
            Some(first) => findings.push(
                Finding::new(&RULE, Place::Value(allowances::place(index)), format!("{} is allowed here twice", shown(rule.name)))
                    .help("keep the one whose reason holds")
                    .related(Place::Value(allowances::place(*first)), "the first allowance"),
            ),
        }
    }
}
