//! Routes: the resources of their paths, their methods, and what answers them.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::Builder;
use super::inputs::{cache_keys, inputs, used};
use super::policy::{document, trust};
use crate::graph::{Expr, NodeId};
use crate::model::{Access, AwsCall, AwsRole, AwsTarget, Integration as Answer, RestApi, Route, UserPool};
use crate::names;
use crate::resources::Attr;
use crate::resources::api_gateway::{Integration, IntegrationResponse, Method, MethodResponse, RequestValidator, RestResource};
use crate::resources::iam::{Policy, Role};
use crate::spec::api::HttpMethod;
use crate::spec::route_key::part_of;

const JSON: &str = "application/json";

/// The resources of an API so far.
#[derive(Default)]
pub(super) struct Paths<'a> {
    /// What there is of every path that was met, and of those above it, in the order in which they were met. Beginnings of
    /// the paths of the stack are the keys, so that no path is copied.
    all: IndexMap<&'a str, Place>,
    /// The validators by what they look at.
    validators: BTreeMap<(bool, bool), NodeId>,
}

/// What there is of a path.
struct Place {
    /// The id of its resource.
    resource: Expr,
    /// Its name in Pascal case.
    name: String,
    /// The methods that have routes.
    methods: Vec<HttpMethod>,
}

/// What the routes of an API refer to.
pub(super) struct Shared<'a> {
    pub(super) api: &'a RestApi,
    pub(super) authorizers: &'a [NodeId],
    pub(super) models: &'a [NodeId],
}

/// A route's place in the API: what its method and the parts of it all say again.
struct At {
    resource: Expr,
    http_method: &'static str,
    name: String,
    method: NodeId,
}

impl Builder<'_> {
    /// Puts in every route, and a preflight for every path where the API lets browsers in. The methods: whatever else a
    /// deployment contains, one of them refers to.
    pub(super) fn routes(&mut self, shared: &Shared<'_>) -> Vec<NodeId> {
        let mut paths = Paths::default();
        let mut nodes = Vec::new();
        let mut order = Vec::new();
        for route in &shared.api.routes {
            let place = self.path(&mut paths, &route.path);
            let Some((_, at)) = paths.all.get_index_mut(place) else { continue };
            if at.methods.is_empty() {
                order.push(place);
            }
            at.methods.push(route.method);
            let resource = at.resource.clone();
            let name = format!("Api{}{}", at.name, names::pascal(&route.method.as_str().to_lowercase()));
            nodes.push(self.route(shared, &mut paths, route, resource, name));
        }
        if let Some(cors) = &shared.api.cors {
            for (_, at) in order.into_iter().filter_map(|place| paths.all.get_index(place)) {
                nodes.push(self.preflight(shared.api, cors, &format!("Api{}", at.name), &at.resource, &at.methods));
            }
        }
        nodes
    }

    /// Where a path stands in `paths`. Its resource and those above it are put in if they are not there.
    fn path<'a>(&mut self, paths: &mut Paths<'a>, path: &'a str) -> usize {
        if let Some(known) = paths.all.get_index_of(path) {
            return known;
        }
        let root = || Place { resource: self.api.attr(Attr::RootResourceId), name: String::new(), methods: Vec::new() };
        let entry = paths.all.entry("/");
        let mut place = entry.index();
        entry.or_insert_with(root);
        let mut end = 0;
        for part in path.split('/').skip(1).filter(|part| !part.is_empty()) {
            end += 1 + part.len();
            let so_far = path.get(..end).unwrap_or(path);
            if let Some(known) = paths.all.get_index_of(so_far) {
                place = known;
                continue;
            }
            let Some((_, above)) = paths.all.get_index(place) else { continue };
            let name = format!("{}{}", above.name, part_of(part).map(names::part).unwrap_or_default());
            let resource = RestResource { api: self.api, parent: above.resource.clone(), part: part.to_owned() };
            let node = self.add(format!("Api{name}Resource"), resource);
            place = paths.all.insert_full(so_far, Place { resource: node.attr(Attr::Id), name, methods: Vec::new() }).0;
        }
        place
    }

    fn route(&mut self, shared: &Shared<'_>, paths: &mut Paths<'_>, route: &Route, resource: Expr, name: String) -> NodeId {
        let (parameters, body) = (!route.required_query.is_empty() || !route.required_headers.is_empty(), route.body);
        let validator = (parameters || body.is_some()).then(|| self.validator(paths, (parameters, body.is_some())));
        let mut method = Method {
            api: self.api,
            resource: resource.clone(),
            http_method: route.method.as_str(),
            authorization: "NONE",
            authorizer: None,
            scopes: Vec::new(),
            api_key_required: route.api_key,
            parameters: inputs(route),
            body: body.and_then(|model| shared.models.get(model).copied()),
            validator,
        };
        let mut comment = None;
        match &route.access {
            Access::Public(reason) => comment = Some(format!("public: {reason}")),
            Access::Iam => method.authorization = "AWS_IAM",
            Access::IdToken(authorizer) => {
                method.authorization = "COGNITO_USER_POOLS";
                method.authorizer = shared.authorizers.get(*authorizer).copied();
            }
            Access::AccessToken(authorizer, scopes) => {
                method.authorization = "COGNITO_USER_POOLS";
                method.authorizer = shared.authorizers.get(*authorizer).copied();
                let pool = self.stack.user_pool.as_ref();
                method.scopes = scopes.iter().map(|scope| self.scope(pool, scope)).collect();
            }
            Access::Function(authorizer) => {
                method.authorization = "CUSTOM";
                method.authorizer = shared.authorizers.get(*authorizer).copied();
            }
        }
        let mut entry = self.entry(name.clone(), method);
        entry.node.comment = comment;
        let method = self.put(entry);
        let at = At { resource, http_method: route.method.as_str(), name, method };
        self.answer(shared.api, route, &at);
        method
    }

    pub(super) fn scope(&self, pool: Option<&UserPool>, scope: &crate::model::Scope) -> Expr {
        match (scope, pool) {
            (crate::model::Scope::Custom(custom), Some(pool)) => self.custom_scope(pool, custom.server, &custom.scope),
            (crate::model::Scope::Custom(custom), None) => Expr::text(custom.scope.clone()),
            (crate::model::Scope::System(system), _) => system.as_str().into(),
        }
    }

    fn validator(&mut self, paths: &mut Paths<'_>, looks_at: (bool, bool)) -> NodeId {
        if let Some(node) = paths.validators.get(&looks_at) {
            return *node;
        }
        let (parameters, body) = looks_at;
        let (logical, name) = match looks_at {
            (true, true) => ("ApiParametersAndBodyValidator", "parameters-and-body"),
            (true, false) => ("ApiParametersValidator", "parameters"),
            (false, _) => ("ApiBodyValidator", "body"),
        };
        let node = self.add(logical, RequestValidator { api: self.api, name, parameters, body });
        paths.validators.insert(looks_at, node);
        node
    }

    /// What answers a route.
    fn answer(&mut self, api: &RestApi, route: &Route, at: &At) {
        let timeout_ms = route.timeout_ms.map(|timeout| i64::try_from(timeout).unwrap_or(i64::MAX));
        let integration = |kind, called_with, uri| Integration {
            api: self.api,
            resource: at.resource.clone(),
            http_method: at.http_method,
            kind,
            called_with,
            uri: Some(uri),
            credentials: None,
            timeout_ms,
            parameters: Vec::new(),
            templates: Vec::new(),
            passthrough: None,
            cache_keys: cache_keys(route),
        };
        match &route.integration {
            Answer::Function(function) => {
                // Lambda is always called by POST, whatever the route's method.
                // Source: Amazon API Gateway developer guide, "Set up Lambda proxy integration ... ", integration request.
                let resource = integration("AWS_PROXY", Some("POST"), self.invocation_of(*function));
                self.integration(at, resource);
            }
            Answer::Http(url, method) => {
                let mut resource = integration("HTTP_PROXY", Some(method.as_str()), self.text(url));
                let variables = used(route).into_iter().map(|name| (name.replacen("method", "integration", 1), Expr::text(name)));
                resource.parameters = variables.collect();
                self.integration(at, resource);
            }
            Answer::Mock(status, body) => {
                let resource = Integration {
                    called_with: None,
                    uri: None,
                    templates: vec![(JSON.to_owned(), Expr::text(format!("{{\"statusCode\": {status}}}")))],
                    ..integration("MOCK", None, Expr::text(""))
                };
                let node = self.integration(at, resource);
                let body = Some(self.text(body));
                self.response(api, at, node, &status.to_string(), None, body);
            }
            Answer::Aws(call) => {
                let node = self.aws(call, at, integration("AWS", Some(call.method.as_str()), Expr::text("")));
                for response in &call.responses {
                    let body = self.maybe(response.body.as_ref());
                    self.response(api, at, node, &response.status, response.when.clone(), body);
                }
            }
        }
    }

    fn integration(&mut self, at: &At, integration: Integration) -> NodeId {
        let entry = self.entry(format!("{}Integration", at.name), integration).part_of(at.method);
        self.put(entry)
    }

    fn aws(&mut self, call: &AwsCall, at: &At, mut integration: Integration) -> NodeId {
        let target = match &call.target {
            AwsTarget::Action(action) => Expr::text(format!("{}:action/{action}", call.service)),
            AwsTarget::Path(path) => Expr::join([Expr::text(format!("{}:path/", call.service)), self.text(path)]),
        };
        integration.uri = Some(invocation([target]));
        integration.credentials = Some(match &call.role {
            AwsRole::Existing(role) => self.text(role),
            AwsRole::Made(statements) => {
                let statements: Vec<_> = statements.iter().map(|statement| self.statement(statement)).collect();
                let role = Role {
                    prefix: self.role_prefix(&format!("call-{}", call.service)),
                    trust: trust("apigateway.amazonaws.com", None),
                    description: None,
                    tags: self.tags.clone(),
                };
                let role = self.add(format!("{}Role", at.name), role);
                let policy = Policy { name: format!("call-{}", call.service), role, document: document(statements) };
                self.add(format!("{}Policy", at.name), policy);
                role.attr(Attr::Arn)
            }
        });
        let parameters = call.parameters.iter().map(|(name, value)| (format!("integration.request.{name}"), self.text(value)));
        integration.parameters = parameters.collect();
        integration.templates = self.texts(&call.request);
        // A body that no template is for would reach the service as it is.
        integration.passthrough = (!call.request.is_empty()).then_some("NEVER");
        self.integration(at, integration)
    }

    /// An answer of an integration that is no proxy, declared and mapped.
    fn response(&mut self, api: &RestApi, at: &At, integration: NodeId, status: &str, when: Option<String>, body: Option<Expr>) {
        let headers = self.cors_headers(api);
        let declared = MethodResponse {
            api: self.api,
            resource: at.resource.clone(),
            http_method: at.http_method,
            status: status.to_owned(),
            headers: headers.iter().map(|(name, _)| *name).collect(),
            body: true,
        };
        let entry = self.entry(format!("{}{status}", at.name), declared).part_of(at.method);
        self.put(entry);
        let template = match (self.origin_template(api), body) {
            (Some(origin), Some(body)) => Some(Expr::join([origin, body])),
            (Some(origin), None) => Some(Expr::join([origin, "$input.body".into()])),
            (None, body) => body,
        };
        let mapped = IntegrationResponse {
            api: self.api,
            resource: at.resource.clone(),
            http_method: at.http_method,
            status: status.to_owned(),
            when,
            headers,
            templates: template.into_iter().map(|template| (JSON.to_owned(), template)).collect(),
        };
        let entry = self.entry(format!("{}Integration{status}", at.name), mapped).part_of(integration);
        self.put(entry);
    }
}

/// The URI of something that API Gateway calls at AWS.
///
/// Source: Amazon API Gateway API reference, `PutIntegration`, `uri`.
pub(super) fn invocation(target: impl IntoIterator<Item = Expr>) -> Expr {
    let start = ["arn:".into(), Expr::Place(crate::graph::Place::Partition), ":apigateway:".into()];
    let region = [Expr::Place(crate::graph::Place::Region), ":".into()];
    Expr::join(start.into_iter().chain(region).chain(target))
}
