//! See the page.

use super::{at, clients, is_machine};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::scope::{ScopeName, SystemScope};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA016",
    name: "user-claims-without-openid",
    severity: Severity::Broken,
    page: include_str!("user_claims_without_openid.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, _, oauth) in clients(context).filter(|(_, _, oauth)| !is_machine(oauth)) {
        let systems = || {
            oauth
                .scopes
                .iter()
                .enumerate()
                .filter_map(|(i, scope)| if let ScopeName::System(scope) = ScopeName::of(scope) { Some((i, scope)) } else { None })
        };
        if systems().any(|(_, scope)| scope == SystemScope::Openid) {
            continue;
        }
        let mut claims = systems().filter(|(_, scope)| matches!(scope, SystemScope::Email | SystemScope::Phone | SystemScope::Profile));
        let Some((first, scope)) = claims.next() else {
            continue;
        };
        let scopes = at(name).key("scopes");
        let mut finding =
            Finding::new(&RULE, Place::Value(scopes.index(first)), format!("`{}` is of no use without `openid`", scope.as_str()))
                .help("add `openid` to the scopes");
        for (index, _) in claims {
            finding = finding.related(Place::Value(scopes.index(index)), "also here");
        }
        findings.push(finding);
    }
}
