//! Scopes: that each is one, and that somebody can hold it.
//!
//! A scope that leads nowhere is found by one rule, on the client or the route that lists it; whether anybody can hold it is
//! asked of scopes that exist only.

use std::collections::BTreeMap;

use super::advice::Advisor;
use super::apis::{self, AnyRoute, Kind};
use super::{Area, Rule};
use crate::finding::{Finding, Place, shown};
use crate::path::Path;
use crate::spec::Spec;
use crate::spec::api::HttpAuthorizer;
use crate::spec::scope::{ScopeName, SystemScope};

pub mod bare_route_scope;
pub mod id_token_nobody_gets;
mod reach;
pub mod scope_by_identifier;
pub mod scope_for_users_only;
pub mod scope_nobody_asks;
pub mod scope_nobody_grants;
pub mod scope_nobody_may_have;
pub mod scope_of_other_clients;
pub mod scope_out_of_reach_of_the_sdk;
pub mod undefined_client_scope;
pub mod undefined_route_scope;

/// The area.
pub static AREA: Area = Area {
    letters: "SC",
    title: "scopes",
    rules: &[
        &undefined_client_scope::RULE,
        &undefined_route_scope::RULE,
        &bare_route_scope::RULE,
        &scope_by_identifier::RULE,
        &scope_nobody_may_have::RULE,
        &scope_for_users_only::RULE,
        &scope_out_of_reach_of_the_sdk::RULE,
        &scope_of_other_clients::RULE,
        &id_token_nobody_gets::RULE,
        &scope_nobody_grants::RULE,
        &scope_nobody_asks::RULE,
    ],
};

/// What a written scope is in a spec.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Meaning<'a> {
    /// A scope of every pool.
    System(SystemScope),
    /// A scope of a resource server.
    Custom,
    /// A resource server that is there, and no such scope of it.
    NoScope { server: &'a str, scope: &'a str },
    /// No such resource server.
    NoServer { server: &'a str, scope: &'a str },
    /// Not of the form `server/scope`, and no scope of every pool.
    Bare,
    /// The identifier of a server where its name is due.
    ByIdentifier {
        /// The scope, rightly spelt.
        right: String,
    },
}

/// Looks up scopes in a spec.
struct Scopes<'a> {
    spec: &'a Spec,
    /// The names of the resource servers by their identifiers, where those are literal.
    by_identifier: BTreeMap<&'a str, &'a str>,
    advisor: Advisor,
}

impl<'a> Scopes<'a> {
    fn of(spec: &'a Spec) -> Self {
        let servers = spec.resource_servers.iter();
        let by_identifier = servers.filter_map(|(name, server)| Some((server.identifier.literal()?, name.as_str()))).collect();
        Self { spec, by_identifier, advisor: Advisor::new() }
    }

    fn meaning<'t>(&self, text: &'t str) -> Meaning<'t> {
        match ScopeName::of(text) {
            ScopeName::System(scope) => Meaning::System(scope),
            ScopeName::Bare(_) => Meaning::Bare,
            ScopeName::Custom { server, scope } => match self.spec.resource_servers.get(server) {
                Some(about) if about.scopes.contains_key(scope) => Meaning::Custom,
                Some(_) => Meaning::NoScope { server, scope },
                None => match self.by_identifier.get(server) {
                    Some(name) => Meaning::ByIdentifier { right: format!("{name}/{scope}") },
                    None => Meaning::NoServer { server, scope },
                },
            },
        }
    }

    fn exists(&self, text: &str) -> bool {
        matches!(self.meaning(text), Meaning::System(_) | Meaning::Custom)
    }

    /// What is wrong with a scope that leads nowhere, and what to do.
    fn advice(&mut self, text: &str, meaning: &Meaning<'_>) -> Advice {
        let servers = &self.spec.resource_servers;
        match meaning {
            Meaning::NoScope { server, scope } => {
                let names = servers.get(*server).map(|about| about.scopes.keys().map(String::as_str));
                let message = format!("the resource server {} has no scope {}", shown(server), shown(scope));
                match names.clone().and_then(|names| self.advisor.meant(scope, names)) {
                    Some(meant) => Advice::meant(message, format!("{server}/{}", meant.word), meant.certain),
                    None => Advice::other(
                        message,
                        match names.and_then(super::advice::list) {
                            Some(all) => format!("its scopes are {all}"),
                            None => "it has no scopes at all; define them under its `scopes`".to_owned(),
                        },
                    ),
                }
            }
            Meaning::NoServer { server, scope } => {
                let message = format!("no resource server is called {}", shown(server));
                let meant = self.advisor.meant(server, servers.keys().map(String::as_str));
                let whole = meant.filter(|meant| servers.get(meant.word).is_some_and(|about| about.scopes.contains_key(*scope)));
                match whole {
                    Some(meant) => Advice::meant(message, format!("{}/{scope}", meant.word), meant.certain),
                    None => {
                        let (help, _) = self.advisor.name(server, "resource_servers", servers.keys().map(String::as_str));
                        Advice::other(message, help)
                    }
                }
            }
            _ => {
                let message = format!("no scope is called {}", shown(text));
                let mut owners = servers.iter().filter(|(_, about)| about.scopes.contains_key(text)).map(|(name, _)| name);
                if let Some(owner) = owners.next() {
                    // Of two servers that have one, nobody can tell which is meant.
                    return Advice::meant(message, format!("{owner}/{text}"), owners.next().is_none());
                }
                match self.advisor.meant(text, SystemScope::ALL.map(SystemScope::as_str).into_iter()) {
                    Some(meant) => Advice::meant(message, meant.word.to_owned(), meant.certain),
                    None => {
                        Advice::other(message, "write `server/scope` with the name of a resource server and of a scope of it".to_owned())
                    }
                }
            }
        }
    }
}

/// What to say of a scope that leads nowhere.
struct Advice {
    message: String,
    help: String,
    /// The scope that was certainly meant.
    right: Option<String>,
}

impl Advice {
    fn meant(message: String, scope: String, certain: bool) -> Self {
        Self { message, help: format!("did you mean {}?", shown(&scope)), right: certain.then_some(scope) }
    }

    fn other(message: String, help: String) -> Self {
        Self { message, help, right: None }
    }

    fn finding(self, rule: &'static Rule, at: Path) -> Finding {
        Finding::new(rule, Place::Value(at), self.message).help(self.help).by_writing(self.right.as_deref())
    }
}

/// Where the scopes of a client are.
fn client_scopes_at(name: &str) -> Path {
    Path::root().key("clients").key(name).key("oauth").key("scopes")
}

/// Where a resource server is.
fn server_at(name: &str) -> Path {
    Path::root().key("resource_servers").key(name)
}

/// The routes whose scopes are those of the user pool. The scopes of another issuer's tokens are its own business.
fn routes(spec: &Spec) -> impl Iterator<Item = AnyRoute<'_>> {
    apis::routes(spec).filter(|route| {
        let foreign = || apis::http(spec).and_then(|api| api.authorizers.get(route.authorizer?));
        route.kind == Kind::Rest || !matches!(foreign(), Some(HttpAuthorizer::Jwt(_)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::found;
    use crate::spec::ResourceServer;

    /// A route of another issuer stands before the others: each is still judged by its own lock.
    #[test]
    fn routes_of_another_issuer_do_not_shift_the_others() {
        let spec = "
name: orders
user_pool: { domain: { prefix: orders-login } }
resource_servers: { orders: { identifier: orders, scopes: { read: Read, write: Write } } }
clients: { nightly: { secret: true, oauth: { flows: [client_credentials], scopes: [orders/read] } } }
functions: { list: { arn: 'arn:aws:lambda:eu-central-1:111122223333:function:list' } }
api:
  http:
    authorizers:
      other: { jwt: { issuer: 'https://login.example.com', audience: [app] } }
      pool: { user_pool: { token: access } }
    routes:
      GET /theirs: { function: list, authorizer: other, scopes: [whatever] }
      GET /orders: { function: list, authorizer: pool, scopes: [orders/read] }
      PUT /orders: { function: list, authorizer: pool, scopes: [orders/write] }
";
        assert_eq!(found(&AREA, spec), ["SC005 api.http.routes[\"PUT /orders\"].scopes[0]"]);
    }

    #[test]
    fn an_id_token_is_looked_for_among_the_clients_that_are_named() {
        let spec = "
name: orders
user_pool: {}
clients: { web: { auth_flows: [user_srp] }, nightly: { secret: true, oauth: { flows: [client_credentials], scopes: [] } } }
functions: { verify: { code: { built_in: verify } } }
api:
  rest:
    stage: dev
    authorizers: { machines: { token: { function: verify, token: id, clients: [nightly] } } }
    routes: { GET /orders: { mock: {}, authorizer: machines } }
";
        assert_eq!(found(&AREA, spec), ["SC009 api.rest.routes[\"GET /orders\"].authorizer"]);
        assert_eq!(found(&AREA, &spec.replace("[nightly]", "[nightly, web]")), [] as [&str; 0]);
    }

    /// What is silent, and why: each is the spec of the first line with one thing changed.
    #[test]
    fn loose_ends_that_are_none() {
        let spec = |servers: &str, clients: &str, routes: &str| {
            found(
                &AREA,
                &format!(
                    "
name: orders
user_pool: {{ domain: {{ prefix: orders-login }} }}
resource_servers: {{ orders: {{ identifier: orders, scopes: {{ {servers} }} }}, bills: {{ identifier: bills, scopes: {{ pay: Pay }} }} }}
clients: {{ nightly: {{ secret: true, oauth: {{ flows: [client_credentials], scopes: [bills/pay, {clients}] }} }} }}
functions: {{ gate: {{ arn: 'arn:aws:lambda:eu-central-1:111122223333:function:gate' }} }}
api:
  rest:
    stage: dev
    authorizers: {{ pool: {{ user_pool: {{ token: access }} }}, gate: {{ request: {{ function: gate }} }} }}
    routes: {{ GET /orders: {{ mock: {{}}, authorizer: pool, scopes: [orders/read] }}, {routes} }}
"
                ),
            )
        };
        let (two, both) = ("read: Read, write: Write", "orders/read, orders/write");
        assert_eq!(spec(two, both, ""), ["SC011 resource_servers.orders.scopes.write:"], "nobody asks for bills/pay: it is another API's");
        assert_eq!(spec(two, both, "PUT /a: { mock: {}, authorizer: gate }"), [] as [&str; 0], "a function may ask for it");
        assert_eq!(spec(two, "orders/read", ""), ["SC010 resource_servers.orders.scopes.write:"]);
        let wanted = "PUT /a: { mock: {}, authorizer: pool, scopes: [orders/write] }";
        assert_eq!(spec(two, "orders/read", wanted), ["SC005 api.rest.routes[\"PUT /a\"].scopes[0]"], "the route is what is broken");
        let either = "PUT /a: { mock: {}, authorizer: pool, scopes: [orders/write, orders/read] }";
        assert_eq!(spec(two, "orders/read", either), ["SC010 resource_servers.orders.scopes.write:"]);
    }

    #[test]
    fn a_scope_is_looked_up_by_name_before_identifier() {
        let mut spec = Spec::default();
        let scopes = [("read".to_owned(), "Read".to_owned())].into_iter().collect();
        let server = ResourceServer { identifier: "https://api.example.com".into(), name: None, scopes, existing: false };
        spec.resource_servers.insert("orders".to_owned(), server);
        let mut scopes = Scopes::of(&spec);
        assert_eq!(scopes.meaning("orders/read"), Meaning::Custom);
        assert_eq!(scopes.meaning("https://api.example.com/read"), Meaning::ByIdentifier { right: "orders/read".to_owned() });
        let mut help = |text: &str| {
            let meaning = scopes.meaning(text);
            scopes.advice(text, &meaning).help
        };
        assert_eq!(help("orders/raed"), "did you mean `orders/read`?");
        assert_eq!(help("orders/delete"), "its scopes are `read`");
        assert_eq!(help("oders/read"), "did you mean `orders/read`?");
        assert_eq!(help("oders/delete"), "did you mean `orders`?");
        assert_eq!(help("read"), "did you mean `orders/read`?");
        assert_eq!(help("open_id"), "did you mean `openid`?");
    }
}
