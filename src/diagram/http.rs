//! The HTTP API: its authorizers and who comes to them, and its routes.

use indexmap::IndexMap;

use super::api::host;
use super::door::{Door, Drawn};
use super::pool::{self, scope};
use super::{At, Diagram, From, Group, Kind, written};
use crate::model::{HttpAccess, HttpApi, HttpCheck, HttpIntegration, Stack};

impl Diagram {
    pub(super) fn http(&mut self, stack: &Stack, api: &HttpApi, pool: Option<&pool::Drawn>, functions: &[At]) {
        self.api = format!("HTTP API {}, stage {}", written(&api.name), api.stage.name);
        let authorizers = self.http_authorizers(api, pool, functions);
        let mut services = IndexMap::new();
        let mut drawn = Vec::with_capacity(api.routes.len());
        for route in &api.routes {
            let target = match &route.integration {
                HttpIntegration::Function(function) => functions.get(function.index()).copied(),
                HttpIntegration::Http(url, _) => Some(self.service(vec![host(&written(url))], &mut services)),
            };
            let at = |index: &usize| authorizers.get(*index).map(|at| Door::Authorizer(*at));
            let (door, asked) = match &route.access {
                HttpAccess::Public(reason) => (Some(Door::Open), vec![reason.clone()]),
                HttpAccess::Iam => (Some(Door::Iam), Vec::new()),
                HttpAccess::Function(index) => (at(index), Vec::new()),
                HttpAccess::Jwt(index, scopes) => (at(index), scopes.clone()),
                HttpAccess::Pool(index, scopes) => (at(index), scopes.iter().map(|one| scope(stack.user_pool.as_ref(), one)).collect()),
            };
            drawn.extend(door.zip(target).map(|(door, target)| Drawn { door, asked, target, shown: route.takes.key() }));
        }
        self.routes(&drawn);
    }

    /// The authorizers, whom each asks, and who comes to it.
    fn http_authorizers(&mut self, api: &HttpApi, pool: Option<&pool::Drawn>, functions: &[At]) -> Vec<At> {
        let items = api.authorizers.iter().map(|authorizer| {
            let takes = match &authorizer.check {
                HttpCheck::Pool { .. } => "takes tokens of the pool".to_owned(),
                HttpCheck::Jwt { issuer, .. } => format!("takes tokens of {}", host(&written(issuer))),
                HttpCheck::Function { .. } => "asks a function".to_owned(),
            };
            vec![authorizer.name.clone(), takes]
        });
        let nodes = self.add_all(Kind::Authorizer, "authorizers", items.collect::<Vec<_>>().into_iter());
        let mut others = None;
        for (authorizer, node) in api.authorizers.iter().zip(&nodes) {
            match &authorizer.check {
                HttpCheck::Pool { clients, .. } => {
                    self.checks(*node, pool);
                    let all = pool.map_or(&[][..], |pool| &pool.clients);
                    if clients.iter().count() == all.len() {
                        self.connect(From::Group(Group::Clients), *node, false, []);
                        continue;
                    }
                    for client in clients.iter().filter_map(|client| all.get(client.index())) {
                        self.connect(From::Node(*client), *node, false, []);
                    }
                    continue;
                }
                HttpCheck::Jwt { .. } => {}
                HttpCheck::Function { function, .. } => {
                    if let Some(function) = functions.get(function.index()) {
                        self.connect(From::Node(*node), *function, true, ["asks".to_owned()]);
                    }
                }
            }
            // Nobody but the author knows who these callers are.
            let other = *others.get_or_insert_with(|| self.add(Kind::Caller, ["other callers".to_owned()]));
            self.connect(From::Node(other), *node, false, []);
        }
        nodes
    }
}
