//! A public route whose reason is empty.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::routes;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA008",
    name: "public-without-a-reason",
    severity: Severity::Error,
    page: include_str!("public_without_a_reason.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for route in routes(context.spec) {
        // Beside another authorization it is the contradiction that counts.
        if route.public.is_some_and(|reason| reason.trim().is_empty()) && route.authorizations().count() == 1 {
            let place = Place::Value(route.at().key("public"));
            findings.push(
                Finding::new(&RULE, place, "the route is public without a reason").help("say in a few words why everybody may call it"),
            );
        }
    }
}
