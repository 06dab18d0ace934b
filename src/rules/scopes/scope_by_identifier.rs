//! A scope written with the identifier of its resource server.

use super::{Meaning, Scopes, client_scopes_at, routes};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "SC004",
    name: "scope-by-identifier",
    severity: Severity::Error,
    page: include_str!("scope_by_identifier.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let scopes = Scopes::of(context.spec);
    let mut look = |text: &str, place: &dyn Fn() -> Path| {
        let Meaning::ByIdentifier { right } = scopes.meaning(text) else { return };
        let message = format!("{} names the resource server by its identifier", shown(text));
        let finding = Finding::new(&RULE, Place::Value(place()), message).help(format!("write {}", shown(&right)));
        findings.push(finding.by_writing(right.as_str()));
    };
    for (name, client) in &context.spec.clients {
        for (index, text) in client.oauth.iter().flat_map(|oauth| oauth.scopes.iter().enumerate()) {
            look(text, &|| client_scopes_at(name).index(index));
        }
    }
    for route in routes(context.spec) {
        for (index, text) in route.scopes.iter().enumerate() {
            look(text, &|| route.at().key("scopes").index(index));
        }
    }
}
