//! See the page.

use super::at;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::words::{fault, is_scope};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RS004",
    name: "malformed-scope-name",
    severity: Severity::Error,
    page: include_str!("malformed_scope_name.md"),
    check: Check::Spec(check),
};

/// The most characters of a scope's name. Source: Amazon Cognito user pools API, shape ResourceServerScopeNameType.
const MOST: usize = 256;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, server) in &context.spec.resource_servers {
        for scope in server.scopes.keys() {
            let Some(wrong) = fault(scope, MOST, |c| is_scope(c) && c != '/') else {
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
