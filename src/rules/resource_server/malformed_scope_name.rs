//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RS004",
    name: "malformed-scope-name",
    severity: Severity::Error,
    page: include_str!("malformed_scope_name.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, server) in &context.spec.resource_servers {
        for scope in server.scopes.keys() {
            let Some(wrong) = shapes::SCOPE_NAME.fault(scope) else {
                continue;
            };
            let place = Place::Key(at(name).key("scopes").key(scope));
            let help = if scope.contains('/') {
                "use a dot or a colon instead of the slash, which stands between identifier and scope"
            } else {
                "use printable ASCII without spaces, `\"`, `/` and `\\`"
            };
            findings.push(Finding::new(&RULE, place, format!("scope name {} {wrong}", shown(scope))).help(help));
        }
    }
}
