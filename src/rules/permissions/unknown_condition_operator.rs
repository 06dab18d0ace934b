//! A condition operator that IAM does not have.

use super::statements;
use crate::finding::{Finding, Meant, Place, Severity, meant, nearest, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "PM013",
    name: "unknown-condition-operator",
    severity: Severity::Error,
    page: include_str!("unknown_condition_operator.md"),
    check: Check::Spec(check),
};

/// Source: IAM user guide, "IAM JSON policy elements: Condition operators".
pub(super) const OPERATORS: [&str; 27] = [
    "ArnEquals",
    "ArnLike",
    "ArnNotEquals",
    "ArnNotLike",
    "BinaryEquals",
    "Bool",
    "DateEquals",
    "DateGreaterThan",
    "DateGreaterThanEquals",
    "DateLessThan",
    "DateLessThanEquals",
    "DateNotEquals",
    "IpAddress",
    "NotIpAddress",
    "Null",
    "NumericEquals",
    "NumericGreaterThan",
    "NumericGreaterThanEquals",
    "NumericLessThan",
    "NumericLessThanEquals",
    "NumericNotEquals",
    "StringEquals",
    "StringEqualsIgnoreCase",
    "StringLike",
    "StringNotEquals",
    "StringNotEqualsIgnoreCase",
    "StringNotLike",
];

/// Source: IAM user guide, "Set operators for multivalued context keys".
const SETS: [&str; 2] = ["ForAllValues:", "ForAnyValue:"];

/// Source: IAM user guide, "IAM JSON policy elements: Condition operators", section "...IfExists": every operator but `Null`.
const IF_EXISTS: &str = "IfExists";

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    statements(context, &mut |statement, at| {
        for operator in statement.conditions.keys().filter(|operator| !is_operator(operator)) {
            let (set, bare, suffix) = taken_apart(operator);
            let help = match nearest(bare, OPERATORS) {
                Some("Null") if bare.eq_ignore_ascii_case("Null") => "did you mean `Null`?".to_owned(),
                Some(near) => format!("did you mean `{set}{near}{suffix}`?"),
                None => "the most common are `StringEquals`, `StringLike`, `ArnLike`, `Bool` and `IpAddress`".to_owned(),
            };
            // `Null` goes with neither a set nor `IfExists`.
            let near = meant(bare, OPERATORS).and_then(Meant::certainly).filter(|near| *near != "Null");
            let right = near.map(|near| format!("{set}{near}{suffix}"));
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Key(at().key("conditions").key(operator)),
                    format!("there is no condition operator {}", shown(operator)),
                )
                .help(help)
                .by_renaming(right.as_deref()),
            );
        }
    });
}

fn is_operator(text: &str) -> bool {
    let (set, bare, suffix) = taken_apart(text);
    let null = bare.eq_ignore_ascii_case("Null") && !(set.is_empty() && suffix.is_empty());
    !null && OPERATORS.iter().any(|operator| operator.eq_ignore_ascii_case(bare))
}

/// The set operator in front, the operator, and `IfExists` behind it.
pub(super) fn taken_apart(text: &str) -> (&'static str, &str, &'static str) {
    let set = SETS.into_iter().find(|set| text.get(..set.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(set))).unwrap_or_default();
    let rest = text.get(set.len()..).unwrap_or_default();
    match rest.len().checked_sub(IF_EXISTS.len()).and_then(|at| rest.split_at_checked(at)) {
        Some((bare, suffix)) if suffix.eq_ignore_ascii_case(IF_EXISTS) => (set, bare, IF_EXISTS),
        _ => (set, rest, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::is_operator;

    #[test]
    fn sets_and_if_exists_go_with_every_operator_but_null() {
        for good in ["StringEquals", "StringLikeIfExists", "ForAnyValue:StringLike", "ForAllValues:ArnLikeIfExists", "Null", "bool"] {
            assert!(is_operator(good), "{good}");
        }
        for bad in ["", "StringEqual", "NullIfExists", "ForAnyValues:StringLike", "IfExists", "ForAnyValue:", "équals"] {
            assert!(!is_operator(bad), "{bad}");
        }
    }
}
