//! The API: its doors, its routes, and what answers them.

use indexmap::IndexMap;

use super::door::{Door, Drawn, gathered};
use super::pool::Drawn as DrawnPool;
use super::pool::scope;
use super::{At, Diagram, From, Group, Kind, MOST_NODES, listed, written};
use crate::model::{Access, Api, AwsTarget, Integration, RestApi, Route, Stack};

/// The callers that are no clients of the stack, once one of them is drawn.
#[derive(Default)]
struct Callers {
    anyone: Option<At>,
    signed: Option<At>,
}

impl Diagram {
    pub(super) fn api(&mut self, stack: &Stack, pool: Option<&DrawnPool>, functions: &[At]) {
        match &stack.api {
            None => {}
            Some(Api::Rest(api)) => self.rest(stack, api, pool, functions),
            Some(Api::Http(api)) => self.http(stack, api, pool, functions),
        }
    }

    fn rest(&mut self, stack: &Stack, api: &RestApi, pool: Option<&DrawnPool>, functions: &[At]) {
        self.api = format!("REST API {}, stage {}", written(&api.name), api.stage.name);
        if let Some(domain) = &api.domain {
            self.api = format!("{}, at {}", self.api, written(&domain.name));
        }
        let authorizers = self.authorizers(api, pool, functions);
        let mut services = IndexMap::new();
        let mut drawn = Vec::with_capacity(api.routes.len());
        for route in &api.routes {
            let Some(target) = self.target(route, functions, &mut services) else { continue };
            let (door, asked) = match &route.access {
                Access::Public(reason) => (Some(Door::Open), vec![reason.clone()]),
                Access::Iam => (Some(Door::Iam), Vec::new()),
                Access::IdToken(index) | Access::Function(index) => (authorizers.get(*index).map(|at| Door::Authorizer(*at)), Vec::new()),
                Access::AccessToken(index, scopes) => {
                    let scopes = scopes.iter().map(|one| scope(stack.user_pool.as_ref(), one));
                    (authorizers.get(*index).map(|at| Door::Authorizer(*at)), scopes.collect())
                }
            };
            let key = if route.api_key { " (API key)" } else { "" };
            drawn.extend(door.map(|door| Drawn { door, asked, target, shown: format!("{} {}{key}", route.method.as_str(), route.path) }));
        }
        self.routes(&drawn);
        self.tokens(stack, api, &authorizers);
    }

    fn authorizers(&mut self, api: &RestApi, pool: Option<&DrawnPool>, functions: &[At]) -> Vec<At> {
        let kinds = token_kinds(api);
        let items = api.authorizers.iter().zip(&kinds).map(|(authorizer, kind)| {
            let takes = match authorizer.kind.function() {
                Some(_) => Some("asks a function".to_owned()),
                None => kind.map(|kind| format!("takes {kind}s")),
            };
            std::iter::once(authorizer.name.clone()).chain(takes).collect()
        });
        let nodes = self.add_all(Kind::Authorizer, "authorizers", items.collect::<Vec<_>>().into_iter());
        for (authorizer, node) in api.authorizers.iter().zip(&nodes) {
            match authorizer.kind.function() {
                Some(function) => self.asks(*node, functions.get(function.index()).copied()),
                None => self.checks(*node, pool),
            }
        }
        nodes
    }

    /// An authorizer asks a function.
    fn asks(&mut self, authorizer: At, function: Option<At>) {
        if let Some(function) = function {
            self.connect(From::Node(authorizer), function, true, ["asks".to_owned()]);
        }
    }

    /// An authorizer looks at tokens of the pool.
    pub(super) fn checks(&mut self, authorizer: At, pool: Option<&DrawnPool>) {
        if let Some(pool) = pool {
            self.connect(From::Node(authorizer), pool.at, true, ["checks".to_owned()]);
        }
    }

    /// Who brings tokens: the clients, or whoever has one where the clients are elsewhere.
    fn tokens(&mut self, stack: &Stack, api: &RestApi, authorizers: &[At]) {
        let clients = stack.user_pool.as_ref().is_some_and(|pool| !pool.clients.is_empty());
        let mut holder = clients.then_some(From::Group(Group::Clients));
        for (node, kind) in authorizers.iter().zip(token_kinds(api)) {
            let from = *holder.get_or_insert_with(|| From::Node(self.add(Kind::Caller, ["whoever has a token".to_owned()])));
            self.connect(from, *node, false, kind.map(str::to_owned));
        }
    }

    fn target(&mut self, route: &Route, functions: &[At], services: &mut IndexMap<Vec<String>, At>) -> Option<At> {
        let lines = match &route.integration {
            Integration::Function(function) => return functions.get(function.index()).copied(),
            Integration::Http(url, _) => vec![host(&written(url))],
            Integration::Mock(..) => vec!["fixed answer".to_owned()],
            Integration::Aws(call) => {
                let target = match &call.target {
                    AwsTarget::Action(action) => action.clone(),
                    AwsTarget::Path(path) => written(path),
                };
                vec![format!("AWS {}", call.service), target]
            }
        };
        Some(self.service(lines, services))
    }

    pub(super) fn service(&mut self, lines: Vec<String>, services: &mut IndexMap<Vec<String>, At>) -> At {
        // One for all that are too many.
        let lines = if services.len() >= MOST_NODES && !services.contains_key(&lines) { vec!["other services".to_owned()] } else { lines };
        *services.entry(lines).or_insert_with_key(|lines| self.add(Kind::Service, lines.clone()))
    }

    pub(super) fn routes(&mut self, drawn: &[Drawn]) {
        let mut callers = Callers::default();
        for routes in gathered(drawn) {
            let kind = if routes.door == Door::Open { Kind::Public } else { Kind::Locked };
            let node = self.add(kind, listed(routes.all.iter().map(|route| route.shown.clone()).collect()));
            let from = match routes.door {
                Door::Open => *callers.anyone.get_or_insert_with(|| self.add(Kind::Caller, ["anyone".to_owned()])),
                Door::Iam => *callers.signed.get_or_insert_with(|| self.add(Kind::Caller, ["AWS credentials".to_owned()])),
                Door::Authorizer(at) => at,
            };
            for route in routes.all {
                self.connect(From::Node(from), node, false, route.asked.iter().cloned());
                self.connect(From::Node(node), route.target, false, []);
            }
        }
    }
}

/// What each authorizer takes: its routes say it.
fn token_kinds(api: &RestApi) -> Vec<Option<&'static str>> {
    let mut kinds = vec![None; api.authorizers.len()];
    for route in &api.routes {
        let (index, kind) = match &route.access {
            Access::IdToken(index) => (*index, "id token"),
            Access::AccessToken(index, _) => (*index, "access token"),
            Access::Function(_) | Access::Iam | Access::Public(_) => continue,
        };
        if let Some(slot) = kinds.get_mut(index) {
            *slot = Some(kind);
        }
    }
    kinds
}

/// The host of a URL, which says enough.
pub(super) fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?']).next().unwrap_or(rest).to_owned()
}
