//! The API: its doors, its routes, and what answers them.

use indexmap::IndexMap;

use super::asked::{taken, told};
use super::door::{Door, Drawn, gathered};
use super::http::host;
use super::pool::Drawn as DrawnPool;
use super::pool::scope;
use super::{At, Diagram, From, Group, Kind, LONGEST, MOST_NODES, clipped, listed, written};
use crate::model::{Access, Api, ApiDomain, AwsTarget, Integration, RestApi, Route, Stack, Text};

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
        self.api = title("REST API", &api.name, Some(&api.stage.name), api.domain.as_ref(), api.default_endpoint);
        let authorizers = self.authorizers(stack, api, pool, functions);
        let mut services = IndexMap::new();
        let mut drawn = Vec::with_capacity(api.routes.len());
        for route in &api.routes {
            let Some(target) = self.target(route, functions, &mut services) else { continue };
            let (door, asked) = match &route.access {
                Access::Public(reason) => (Some(Door::Open), vec![reason.clone()]),
                Access::Iam => (Some(Door::Iam), Vec::new()),
                Access::IdToken(index) => (authorizers.get(*index).map(|at| Door::Authorizer(*at)), Vec::new()),
                Access::Function(index) => {
                    let asked = api.authorizers.get(*index).and_then(|authorizer| authorizer.kind.function());
                    let asked = told(stack, asked, Some(route.method), &route.path);
                    (authorizers.get(*index).map(|at| Door::Authorizer(*at)), asked)
                }
                Access::AccessToken(index, scopes) => {
                    let scopes = scopes.iter().map(|one| scope(stack.user_pool.as_ref(), one));
                    (authorizers.get(*index).map(|at| Door::Authorizer(*at)), scopes.collect())
                }
            };
            let shown = format!("{} {}{}", route.method.as_str(), route.path, if route.api_key { " (API key)" } else { "" });
            drawn.extend(door.map(|door| Drawn { door, asked, key: route.api_key, target, shown }));
        }
        let nodes = self.routes(&drawn);
        self.keys(api, &nodes);
        self.tokens(stack, api, &authorizers);
    }

    fn authorizers(&mut self, stack: &Stack, api: &RestApi, pool: Option<&DrawnPool>, functions: &[At]) -> Vec<At> {
        let kinds = token_kinds(api);
        let items = api.authorizers.iter().zip(&kinds).map(|(authorizer, kind)| {
            let takes = match authorizer.kind.function() {
                Some(function) => Some(taken(stack, function)),
                None => kind.map(|kind| format!("takes {kind}s")),
            };
            std::iter::once(authorizer.name.clone()).chain(takes).collect()
        });
        let nodes = self.add_all(Kind::Authorizer, "authorizers", items.collect::<Vec<_>>().into_iter());
        let mut others = None;
        for (authorizer, node) in api.authorizers.iter().zip(&nodes) {
            match authorizer.kind.function() {
                Some(function) => self.asks(*node, function, stack, pool, functions, &mut others),
                None => self.checks(*node, pool),
            }
        }
        nodes
    }

    /// Who brings tokens: the clients, or whoever has one where the clients are elsewhere.
    fn tokens(&mut self, stack: &Stack, api: &RestApi, authorizers: &[At]) {
        let clients = stack.user_pool.as_ref().is_some_and(|pool| !pool.clients.is_empty());
        let mut holder = clients.then_some(From::Group(Group::Clients));
        for ((authorizer, node), kind) in api.authorizers.iter().zip(authorizers).zip(token_kinds(api)) {
            if authorizer.kind.function().is_some() {
                continue;
            }
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

    /// The nodes of the routes, and whether each wants an API key of its callers.
    pub(super) fn routes(&mut self, drawn: &[Drawn]) -> Vec<(At, bool)> {
        let mut callers = Callers::default();
        let mut nodes = Vec::new();
        for routes in gathered(drawn) {
            let kind = if routes.door == Door::Open { Kind::Public } else { Kind::Locked };
            let node = self.add(kind, listed(routes.all.iter().map(|route| route.shown.clone()).collect()));
            let from = match routes.door {
                Door::Open => *callers.anyone.get_or_insert_with(|| self.add(Kind::Caller, ["anyone".to_owned()])),
                Door::Iam => *callers.signed.get_or_insert_with(|| self.add(Kind::Caller, ["AWS credentials".to_owned()])),
                Door::Authorizer(at) => at,
            };
            nodes.push((node, routes.all.iter().any(|route| route.key)));
            for route in routes.all {
                self.connect(From::Node(from), node, false, route.asked.iter().cloned());
                self.connect(From::Node(node), route.target, false, []);
            }
        }
        nodes
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

/// What stands above an API: its name, its stage if that is in every path, and where it is called if not where AWS says.
pub(super) fn title(what: &str, name: &Text, stage: Option<&str>, domain: Option<&ApiDomain>, default_endpoint: bool) -> String {
    let mut said = format!("{what} {}", clipped(&written(name), LONGEST));
    if let Some(stage) = stage {
        said.push_str(&format!(", stage {stage}"));
    }
    if let Some(domain) = domain {
        let only = if default_endpoint { "" } else { "only " };
        let path = domain.base_path.as_ref().map_or_else(String::new, |path| format!("/{}", written(&path.text)));
        said.push_str(&format!(", {only}at {}", clipped(&(written(&domain.name) + &path), LONGEST)));
    }
    said
}
