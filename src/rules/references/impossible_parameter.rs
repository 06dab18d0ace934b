//! A parameter whose default it does not take itself.

use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::pattern;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "XR014",
    name: "impossible-parameter",
    severity: Severity::Error,
    page: include_str!("impossible_parameter.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, parameter) in &context.spec.parameters {
        let at = |key: &str| Path::root().key("parameters").key(name).key(key);
        let allowed = &parameter.allowed_values;
        if let Some(pattern) = &parameter.pattern
            && let Some(fault) = pattern::fault(pattern)
        {
            let message = format!("{} is no regular expression: {fault}", shown(pattern));
            findings.push(Finding::new(&RULE, Place::Value(at("pattern")), message).help("the whole value has to match it"));
        }
        let fits = |value: &str| parameter.pattern.as_ref().is_none_or(|pattern| pattern::matches(pattern, value) != Some(false));
        for (index, value) in allowed.iter().enumerate().filter(|(_, value)| !fits(value)) {
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Value(at("allowed_values").index(index)),
                    format!("{} is allowed and does not match the pattern", shown(value)),
                )
                .help("take it out, or mend the pattern")
                .related(Place::Value(at("pattern")), "the pattern"),
            );
        }
        let Some(default) = &parameter.default else { continue };
        let place = Place::Value(at("default"));
        if !allowed.is_empty() && !allowed.contains(default) {
            findings.push(
                Finding::new(&RULE, place, format!("the default {} is none of the allowed values", shown(default)))
                    .help("make it one of them, or add it to them")
                    .related(Place::Key(at("allowed_values")), "the allowed values"),
            );
        } else if !fits(default) && allowed.is_empty() {
            findings.push(
                Finding::new(&RULE, place, format!("the default {} does not match the pattern", shown(default)))
                    .help("change the default, or mend the pattern")
                    .related(Place::Value(at("pattern")), "the pattern"),
            );
        }
    }
}
