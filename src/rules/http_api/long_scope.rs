//! A scope that may be too long for an HTTP API.

use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::http;
use crate::rules::{Check, Context, Rule};
use crate::spec::scope::ScopeName;

/// The rule.
pub(super) static RULE: Rule =
    Rule { code: "HA051", name: "long-scope", severity: Severity::Caution, page: include_str!("long_scope.md"), check: Check::Spec(check) };

/// Source: Amazon API Gateway version 2 API, CreateRoute, AuthorizationScopes: the members are StringWithLengthBetween1And64.
const MOST: usize = 64;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(api) = http(context.spec) else { return };
    for (key, route) in &api.routes {
        for (index, scope) in route.scopes.iter().enumerate() {
            // What the token carries: the identifier of the resource server in place of its name.
            let identifier = match ScopeName::of(scope) {
                ScopeName::Custom { server, scope } => {
                    context.spec.resource_servers.get(server).and_then(|server| Some((server.identifier.literal()?, scope)))
                }
                ScopeName::System(_) | ScopeName::Bare(_) => None,
            };
            let length = identifier.map_or(scope.len(), |(identifier, scope)| identifier.len() + 1 + scope.len());
            if length > MOST {
                let message = format!("{} has {length} characters in a token, and a route of an HTTP API takes {MOST}", shown(scope));
                let place = Place::Value(super::route_at(key).key("scopes").index(index));
                findings.push(Finding::new(&RULE, place, message).help("give the resource server a shorter `identifier`"));
            }
        }
    }
}
