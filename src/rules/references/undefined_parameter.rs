//! `${name}` without a parameter of that name.

use std::collections::BTreeSet;

use super::each_hole;
use crate::finding::{Finding, Meant, Place, Severity, shown};
use crate::fix::Fix;
use crate::path::Path;
use crate::rules::advice::Advisor;
use crate::rules::{Check, Context, Rule};
use crate::spec::holes::Hole;

/// The rule.
pub static RULE: Rule = Rule {
    code: "XR002",
    name: "undefined-parameter",
    severity: Severity::Error,
    page: include_str!("undefined_parameter.md"),
    check: Check::Spec(check),
};

/// What CloudFormation's pseudo parameters are called here.
///
/// Source: AWS CloudFormation user guide, "Get AWS values using pseudo parameters".
const PSEUDO: [(&str, &str); 4] = [
    ("AWS::Region", "aws.region"),
    ("AWS::AccountId", "aws.account_id"),
    ("AWS::Partition", "aws.partition"),
    ("AWS::StackName", "aws.stack_name"),
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let parameters = &context.spec.parameters;
    let mut advisor = Advisor::new();
    let mut said: BTreeSet<(Path, String)> = BTreeSet::new();
    each_hole(context.spec, &mut |hole, path| {
        let Hole::Parameter(name) = hole else { return };
        // Twice in one text is one slip.
        if parameters.contains_key(name) || !said.insert((path(), name.to_owned())) {
            return;
        }
        let meant = PSEUDO.iter().find(|(aws, _)| *aws == name).map(|(_, ours)| *ours);
        let meant = meant.or_else(|| parameters.contains_key(name.trim()).then(|| name.trim()));
        let meant = meant.map(|word| Meant { word, certain: true });
        let meant = meant.or_else(|| advisor.meant(name, parameters.keys().map(String::as_str)));
        let help = match meant {
            Some(meant) => format!("did you mean {}?", shown(&format!("${{{}}}", meant.word))),
            None => format!("declare it under `parameters`, or write {} if the text itself is meant", shown(&format!("$${{{name}}}"))),
        };
        let hole = |name: &str| format!("${{{name}}}");
        let fix = meant.and_then(Meant::certainly).map(|right| Fix::within(&path(), &hole(name), &hole(right)));
        findings.push(Finding::new(&RULE, Place::Value(path()), format!("no parameter is called {}", shown(name))).help(help).fix(fix));
    });
}
