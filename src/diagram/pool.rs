//! The user pool, who signs in, and the functions with what they may do.

use super::{At, Diagram, From, Kind, written};
use crate::model::{AuthFlows, Client, Code, CustomScope, Domain, Flow, FunctionSource, Grants, PoolSource, Scope, Stack, UserPool, Work};
use crate::rules::app_client::word;
use crate::spec::clients::AuthFlow;

/// The pool as it is drawn.
pub(super) struct Drawn {
    pub(super) at: At,
    /// The node of each client.
    pub(super) clients: Vec<At>,
}

impl Diagram {
    /// The node of each function.
    pub(super) fn functions(&mut self, stack: &Stack) -> Vec<At> {
        let items = stack.functions.iter().map(|function| {
            let what = match &function.source {
                FunctionSource::Existing(_) => "exists already".to_owned(),
                FunctionSource::Made(made) => match &made.code {
                    Code::BuiltIn(handler) => format!("built-in {}", work(&handler.work)),
                    Code::Source(_) | Code::S3 { .. } => made.runtime.clone(),
                },
            };
            vec![function.key.clone(), what]
        });
        self.add_all(Kind::Function, "functions", items)
    }

    /// The node of the pool, if there is one, and of its clients.
    pub(super) fn pool(&mut self, stack: &Stack, functions: &[At]) -> Option<Drawn> {
        let pool = stack.user_pool.as_ref()?;
        let name = match &pool.source {
            PoolSource::Existing(_) => "exists already".to_owned(),
            PoolSource::Made(made) => written(&made.name),
        };
        let at = self.add(Kind::Pool, ["user pool".to_owned(), name]);
        let login = pool.domain.as_ref().map(|domain| {
            let name = match domain {
                Domain::Prefix(prefix) => prefix,
                Domain::Custom(domain) => &domain.name,
            };
            let login = self.add(Kind::Login, ["login pages".to_owned(), written(name)]);
            self.connect(From::Node(login), at, false, []);
            login
        });
        let clients = self.clients(pool, at, login);
        self.providers(pool, login.unwrap_or(at));
        for (function, node) in stack.functions.iter().zip(functions) {
            if let FunctionSource::Made(made) = &function.source
                && !made.verbs.is_empty()
            {
                self.connect(From::Node(*node), at, false, made.verbs.iter().map(|verb| verb.as_str().to_owned()));
            }
        }
        for (trigger, function) in pool.triggers() {
            if let Some(node) = functions.get(function.index()) {
                self.connect(From::Node(at), *node, true, [(*trigger).to_owned()]);
            }
        }
        Some(Drawn { at, clients })
    }

    fn clients(&mut self, pool: &UserPool, at: At, login: Option<At>) -> Vec<At> {
        let items = pool.clients.iter().map(|client| vec![client.key.clone(), kind(client).to_owned()]);
        let nodes = self.add_all(Kind::Client, "app clients", items);
        for (client, node) in pool.clients.iter().zip(&nodes) {
            let node = From::Node(*node);
            match &client.flow {
                Flow::User(user) => {
                    if let Some(oauth) = &user.oauth {
                        let grant = match oauth.grants {
                            Grants::Code => "code",
                            Grants::Implicit => "implicit",
                            Grants::CodeAndImplicit => "code, implicit",
                        };
                        self.connect(node, login.unwrap_or(at), false, [grant.to_owned()]);
                    }
                    let flows = flows(&user.auth_flows);
                    if user.oauth.is_none() || !flows.is_empty() {
                        self.connect(node, at, false, if flows.is_empty() { vec!["refresh_token".to_owned()] } else { flows });
                    }
                }
                Flow::Machine(_) => self.connect(node, login.unwrap_or(at), false, ["client_credentials".to_owned()]),
            }
        }
        nodes
    }
}

fn work(work: &Work) -> &'static str {
    match work {
        Work::Login(..) => "login",
        Work::Refresh(..) => "refresh",
        Work::SignOut(_) => "sign_out",
        Work::Confirm => "confirm",
        Work::Verify(_) => "verify",
    }
}

fn kind(client: &Client) -> &'static str {
    match &client.flow {
        Flow::User(user) if user.secret => "for users, with a secret",
        Flow::User(_) => "for users",
        Flow::Machine(_) => "for a machine",
    }
}

/// The sign-in calls of the SDK, but for that which nearly every client may make.
fn flows(flows: &AuthFlows) -> Vec<String> {
    flows.iter().filter(|flow| **flow != AuthFlow::RefreshToken).map(|flow| format!("{} sign-in", word(*flow))).collect()
}

/// A scope as the spec writes it.
pub(super) fn scope(pool: Option<&UserPool>, scope: &Scope) -> String {
    match scope {
        Scope::System(system) => system.as_str().to_owned(),
        Scope::Custom(CustomScope { server, scope }) => {
            let server = pool.and_then(|pool| pool.resource_servers.get(*server)).map_or("", |server| server.key.as_str());
            format!("{server}/{scope}")
        }
    }
}
