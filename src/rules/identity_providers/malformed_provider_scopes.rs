//! See the page.

use super::{each, inside};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "IP007",
    name: "malformed-provider-scopes",
    severity: Severity::Error,
    page: include_str!("malformed_provider_scopes.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, provider) in each(context) {
        let Some(scopes) = provider.scopes() else { continue };
        let at = || inside(name, provider).key("scopes");
        if scopes.is_empty() {
            findings.push(
                Finding::new(&RULE, Place::Value(at()), "the provider is asked for nothing").help("leave `scopes` out for the usual ones"),
            );
        }
        for (index, scope) in scopes.iter().enumerate() {
            let fault = shapes::PROVIDER_SCOPE.fault(scope);
            if let Some(fault) = fault {
                let message = format!("the scope {} {fault}", shown(scope));
                findings
                    .push(Finding::new(&RULE, Place::Value(at().index(index)), message).help("write each scope as an element of the list"));
            }
        }
    }
}
