//! See the page.

use super::{at, clients};
use crate::finding::{Finding, Place, Severity, shown};
use crate::fix::{Edit, Fix};
use crate::path::Path;
use crate::rules::{Check, Context, Rule, shapes};
use crate::spec::scope::ScopeName;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA015",
    name: "scope-charset",
    severity: Severity::Error,
    page: include_str!("scope_charset.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, _, oauth) in clients(context) {
        for (index, scope) in oauth.scopes.iter().enumerate() {
            let Some(wrong) = wrong(context, scope) else {
                continue;
            };
            let place = Place::Value(at(name).key("scopes").index(index));
            let help = if scope.contains(char::is_whitespace) {
                "write each scope as an entry of its own"
            } else {
                "use printable ASCII without spaces, `\"` and `\\`, and keep it short"
            };
            let fix = parted(context, scope, &place, &at(name).key("scopes"));
            findings.push(Finding::new(&RULE, place, format!("scope {} {wrong}", shown(scope))).help(help).fix(fix));
        }
    }
}

/// One text with several scopes, each of which exists, is how a request has them: RFC 6749 section 3.3, "a list of
/// space-delimited, case-sensitive strings".
fn parted(context: &Context<'_>, text: &str, place: &Place, list: &Path) -> Option<Fix> {
    let exists = |scope: &str| match ScopeName::of(scope) {
        ScopeName::System(_) => true,
        ScopeName::Custom { server, scope } => {
            context.spec.resource_servers.get(server).is_some_and(|server| server.scopes.contains_key(scope))
        }
        ScopeName::Bare(_) => false,
    };
    let mut scopes = text.split_whitespace();
    let first = scopes.next()?;
    if scopes.clone().next().is_none() || !text.split_whitespace().all(exists) {
        return None;
    }
    let others = scopes.map(|scope| Edit::Append { to: list.clone(), value: scope.into() });
    let edits = std::iter::once(Edit::Replace { at: place.clone(), value: first.into() }).chain(others);
    Some(Fix::new("write each scope as an entry of its own", edits.collect()))
}

fn wrong(context: &Context<'_>, scope: &str) -> Option<String> {
    let defined = match ScopeName::of(scope) {
        ScopeName::Custom { server, scope } => {
            context.spec.resource_servers.get(server).filter(|server| server.scopes.contains_key(scope)).map(|server| (server, scope))
        }
        ScopeName::System(_) | ScopeName::Bare(_) => None,
    };
    let Some((server, name)) = defined else {
        return shapes::SCOPE.fault(scope);
    };
    // The names of a scope that is defined are judged where it is defined. Only what the token carries is longer than both.
    let identifier = server.identifier.literal()?;
    let most = *shapes::SCOPE.length.end();
    let whole = identifier.len() + 1 + name.len();
    let parts_fit = identifier.len() <= most && name.len() <= most;
    (parts_fit && whole > most).then(|| format!("has {whole} characters with the identifier of its resource server, {most} are allowed"))
}
