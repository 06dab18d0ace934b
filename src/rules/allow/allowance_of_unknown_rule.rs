//! An allowance of a rule that there is not.

use crate::allowances;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::advice::Advisor;
use crate::rules::{self, Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AL001",
    name: "allowance-of-unknown-rule",
    severity: Severity::Error,
    page: include_str!("allowance_of_unknown_rule.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut advisor = Advisor::new();
    let names: Vec<_> = rules::all().flat_map(|rule| [rule.name, rule.code]).collect();
    for (index, allowance) in context.spec.allow.iter().enumerate() {
        let asked = allowance.rule.as_str();
        if rules::find(asked).is_some() {
            continue;
        }
        let help = match advisor.nearest(asked, names.iter().copied()) {
            Some(meant) => format!("did you mean {}?", shown(meant)),
            None => "write the code or the name that the finding shows; `gen rules` lists all".to_owned(),
        };
        let place = Place::Value(allowances::place(index).key("rule"));
        findings.push(Finding::new(&RULE, place, format!("no rule is called {}", shown(asked))).help(help));
    }
}
