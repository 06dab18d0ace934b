//! Limits that let no request through.

use super::{at, rest, throttling};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA017",
    name: "nothing-let-through",
    severity: Severity::Broken,
    page: include_str!("nothing_let_through.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    throttling::each(context, &mut |throttling, at| {
        let zero = if throttling.rate == 0.0 {
            "rate"
        } else if throttling.burst == 0 {
            "burst"
        } else {
            return;
        };
        findings.push(
            Finding::new(&RULE, Place::Value(at().key(zero)), format!("with a `{zero}` of 0 no request is let through"))
                .help("give both at least 1, or leave `throttling` out"),
        );
    });
    for (name, plan) in rest(context).into_iter().flat_map(|rest| &rest.usage_plans) {
        if plan.quota.is_some_and(|quota| quota.limit == 0) {
            let place = Place::Value(at().key("usage_plans").key(name).key("quota").key("limit"));
            findings.push(
                Finding::new(&RULE, place, "with a quota of 0 no request is let through").help("give at least 1, or leave `quota` out"),
            );
        }
    }
}
