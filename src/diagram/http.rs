//! The HTTP API: its authorizers and who comes to them, and its routes.

use indexmap::IndexMap;

use super::api::title;
use super::asked::{taken, told};
use super::door::{Door, Drawn};
use super::pool::{self, scope};
use super::{At, Diagram, Kind, written};
use crate::model::{HttpAccess, HttpApi, HttpCheck, HttpIntegration, HttpStage, Stack, Takes};
use crate::spec::route_key::HttpRouteKey;

impl Diagram {
    pub(super) fn http(&mut self, stack: &Stack, api: &HttpApi, pool: Option<&pool::Drawn>, functions: &[At]) {
        let stage = (api.stage.name != HttpStage::DEFAULT).then_some(api.stage.name.as_str());
        self.api = title("HTTP API", &api.name, stage, api.domain.as_ref(), api.default_endpoint);
        let authorizers = self.http_authorizers(stack, api, pool, functions);
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
                HttpAccess::Function(index) => {
                    let (method, path) = match &route.takes {
                        Takes::Path(method, path) => (Some(*method), path.as_str()),
                        Takes::Rest => (None, HttpRouteKey::DEFAULT),
                    };
                    let asked = api.authorizers.get(*index).and_then(|authorizer| match &authorizer.check {
                        HttpCheck::Function { function, .. } => Some(*function),
                        HttpCheck::Pool { .. } | HttpCheck::Jwt { .. } => None,
                    });
                    (at(index), told(stack, asked, method, path))
                }
                HttpAccess::Jwt(index, scopes) => (at(index), scopes.clone()),
                HttpAccess::Pool(index, scopes) => (at(index), scopes.iter().map(|one| scope(stack.user_pool.as_ref(), one)).collect()),
            };
            drawn.extend(door.zip(target).map(|(door, target)| Drawn { door, asked, key: false, target, shown: route.takes.key() }));
        }
        self.routes(&drawn);
    }

    /// The authorizers, whom each asks, and who comes to it.
    fn http_authorizers(&mut self, stack: &Stack, api: &HttpApi, pool: Option<&pool::Drawn>, functions: &[At]) -> Vec<At> {
        let items = api.authorizers.iter().map(|authorizer| {
            let takes = match &authorizer.check {
                HttpCheck::Pool { .. } => "takes tokens of the pool".to_owned(),
                HttpCheck::Jwt { issuer, .. } => format!("takes tokens of {}", host(&written(issuer))),
                HttpCheck::Function { function, .. } => taken(stack, *function),
            };
            vec![authorizer.name.clone(), takes]
        });
        let nodes = self.add_all(Kind::Authorizer, "authorizers", items.collect::<Vec<_>>().into_iter());
        let mut others = None;
        for (authorizer, node) in api.authorizers.iter().zip(&nodes) {
            match &authorizer.check {
                HttpCheck::Pool { clients, .. } => {
                    self.checks(*node, pool);
                    self.brought(*node, clients, pool, None);
                }
                // Nobody but the author knows who these callers are.
                HttpCheck::Jwt { .. } => self.others(*node, &mut others),
                HttpCheck::Function { function, .. } => self.asks(*node, *function, stack, pool, functions, &mut others),
            }
        }
        nodes
    }
}

/// The host of a URL, which says enough.
pub(super) fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?']).next().unwrap_or(rest).to_owned()
}
