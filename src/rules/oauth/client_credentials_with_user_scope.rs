//! See the page.

use super::{at, clients, is_machine};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::scope::ScopeName;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA004",
    name: "client-credentials-with-user-scope",
    severity: Severity::Error,
    page: include_str!("client_credentials_with_user_scope.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, _, oauth) in clients(context).filter(|(_, _, oauth)| is_machine(oauth)) {
        let any_other = oauth.scopes.iter().any(|scope| matches!(ScopeName::of(scope), ScopeName::Custom { .. }));
        for (index, scope) in oauth.scopes.iter().enumerate() {
            if let ScopeName::System(system) = ScopeName::of(scope) {
                let place = Place::Value(at(name).key("scopes").index(index));
                let message = format!("`{}` is about a user, and `client_credentials` has none", system.as_str());
                let finding = Finding::new(&RULE, place, message).help("list scopes of a resource server only, as `server/scope`");
                // Without it nothing may be left to ask for.
                findings.push(if any_other { finding.by_removal() } else { finding });
            }
        }
    }
}
