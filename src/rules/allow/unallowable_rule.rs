//! An allowance of a rule that cannot be allowed.

use crate::allowances::{self, Bar, bar};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{self, Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AL002",
    name: "unallowable-rule",
    severity: Severity::Error,
    page: include_str!("unallowable_rule.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (index, allowance) in context.spec.allow.iter().enumerate() {
        let Some((rule, bar)) = rules::find(&allowance.rule).and_then(|rule| Some((rule, bar(rule)?))) else { continue };
        let name = shown(rule.name);
        let (message, help) = match bar {
            Bar::Error => (format!("{name} is an error, which cannot be allowed"), "mend what it finds, and remove the allowance"),
            Bar::Needed => {
                let message = format!("{name} cannot be allowed: there is no form for what it finds in a template");
                (message, "mend what it finds, and remove the allowance")
            }
            Bar::Allowance => {
                (format!("{name} is about allowances and cannot be allowed itself"), "mend or remove the allowance that it finds")
            }
        };
        let place = Place::Value(allowances::place(index).key("rule"));
        findings.push(Finding::new(&RULE, place, message).help(help));
    }
}
