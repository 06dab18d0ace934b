//! Scopes on a route that looks at no token.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::routes;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA009",
    name: "scopes-without-authorizer",
    severity: Severity::Error,
    page: include_str!("scopes_without_authorizer.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for route in routes(context.spec) {
        // A route that says nothing of authorization has another finding, and that one mends this as well.
        if route.scopes.is_empty() || route.authorizer.is_some() {
            continue;
        }
        let Some(instead) = route.authorizations().next() else { continue };
        let at = route.at();
        findings.push(
            Finding::new(
                &RULE,
                Place::Key(at.key("scopes")),
                format!("scopes are asked of a route that is `{instead}`, where no token is looked at"),
            )
            .help(format!("name an `authorizer` instead of `{instead}`, or take the scopes out"))
            .related(Place::Key(at.key(instead)), "no token is needed here"),
        );
    }
}
