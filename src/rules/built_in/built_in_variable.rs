//! A variable that a built-in handler is configured by, set by hand.

use super::{at, built_in};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// What the handlers are told by. The header of each file in `templates/handlers` lists its own.
const OWN: [&str; 11] = [
    "ALLOWED_ORIGIN",
    "AUTH_FLOW",
    "CLIENT_HAS_SECRET",
    "CLIENT_ID",
    "CLIENT_IDS",
    "CLIENT_ROTATES_TOKENS",
    "RESPONSE",
    "ROUTES",
    "TOKEN_HEADER",
    "TOKEN_USE",
    "USER_POOL_ID",
];

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "BH005",
    name: "built-in-variable",
    severity: Severity::Error,
    page: include_str!("built_in_variable.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function, handler) in built_in(context) {
        for variable in function.environment.keys().filter(|variable| OWN.contains(&variable.as_str())) {
            let message = format!("{} is how poolgate tells {} what to work on", shown(variable), shown(handler.as_str()));
            findings.push(
                Finding::new(&RULE, Place::Key(at(name).key("environment").key(variable)), message)
                    .help("take it out: it is set from the rest of the spec")
                    .related(Place::Value(at(name).key("code")), "built in here")
                    .by_removal(),
            );
        }
    }
}
