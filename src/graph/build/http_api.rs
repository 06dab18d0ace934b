//! An HTTP API: authorizers, integrations, routes and the stage, which deploys them by itself.

use std::collections::BTreeMap;

use super::{Builder, routes::invocation};
use crate::graph::{Expr, NodeId};
use crate::model::{
    HttpAccess, HttpApi, HttpAuthorizer as AuthorizerModel, HttpCheck, HttpIntegration as Answer, HttpLimits, HttpRoute as RouteModel,
    Takes,
};
use crate::names::{self, pascal};
use crate::resources::api_gateway_v2::{
    Cors, HttpApi as ApiResource, HttpAuthorizer, HttpAuthorizerKind, HttpIntegration, HttpIntegrationKind, HttpRoute, HttpStage,
    RouteLimits, RouteSetting,
};
use crate::spec::api::{AuthorizerResponse, IdentitySource};
use crate::spec::route_key::part_of;

/// What an access log says where the spec does not: who, what, how it went; no query string, since people put secrets there.
///
/// Source of the variables: Amazon API Gateway developer guide, "Customize HTTP API access logs".
const ACCESS_LOG_FORMAT: &str = concat!(
    r#"{"requestId":"$context.requestId","time":"$context.requestTime","ip":"$context.identity.sourceIp","#,
    r#""method":"$context.httpMethod","route":"$context.routeKey","status":"$context.status","#,
    r#""bytes":"$context.responseLength","latency":"$context.responseLatency","error":"$context.error.message","#,
    r#""authorizer":"$context.authorizer.error","integration":"$context.integrationErrorMessage"}"#
);

/// The integrations of functions, by the function and how long it is waited for: routes share them.
type Shared = BTreeMap<(usize, Option<u64>), NodeId>;

impl Builder<'_> {
    pub(super) fn http_api(&mut self, api: &HttpApi) {
        self.subject = "API";
        let resource = ApiResource {
            name: self.text(&api.name),
            description: self.maybe(api.description.as_ref()),
            default_endpoint: api.default_endpoint,
            cors: api.cors.as_ref().map(|cors| Cors {
                origins: cors.origins.iter().map(|origin| self.text(origin)).collect(),
                methods: cors.methods.clone(),
                headers: cors.headers.clone(),
                expose_headers: cors.expose_headers.clone(),
                credentials: cors.credentials,
                max_age_seconds: i64::try_from(cors.max_age_seconds).unwrap_or(i64::MAX),
            }),
            tags: self.tags.clone(),
        };
        let entry = self.entry("Api", resource).at(self.api);
        self.put(entry);

        let authorizers: Vec<_> = api.authorizers.iter().map(|authorizer| self.http_authorizer(authorizer)).collect();
        let mut shared = Shared::new();
        let routes: Vec<_> = api.routes.iter().map(|route| self.http_route(route, &authorizers, &mut shared)).collect();
        self.http_stage(api, &routes);
        self.http_permissions(api);
        for (authorizer, node) in api.authorizers.iter().zip(&authorizers) {
            if let HttpCheck::Function { function, .. } = authorizer.check {
                self.authorizer_permission(&authorizer.name, function, *node);
            }
        }
        self.http_domain(api);
    }

    fn http_authorizer(&mut self, authorizer: &AuthorizerModel) -> NodeId {
        let (identity, kind) = match &authorizer.check {
            HttpCheck::Pool { clients, token } => {
                let audience = clients.iter().map(|client| self.client_id(*client)).collect();
                (vec![token.http_expression()], HttpAuthorizerKind::Jwt { issuer: self.issuer(), audience })
            }
            HttpCheck::Jwt { issuer, audience, token } => {
                let audience = audience.iter().map(|entry| self.text(entry)).collect();
                (vec![token.http_expression()], HttpAuthorizerKind::Jwt { issuer: self.text(issuer), audience })
            }
            HttpCheck::Function { function, response, identity, cache_seconds } => {
                let path = ["lambda:path/2015-03-31/functions/".into(), self.function_arn(*function), "/invocations".into()];
                let kind = HttpAuthorizerKind::Request {
                    uri: invocation(path),
                    simple: *response == AuthorizerResponse::Simple,
                    cache_seconds: i64::try_from(*cache_seconds).unwrap_or(i64::MAX),
                };
                (identity.iter().map(IdentitySource::http_expression).collect(), kind)
            }
        };
        let resource = HttpAuthorizer { api: self.api, name: authorizer.name.clone(), identity, kind };
        self.add(format!("Api{}Authorizer", pascal(&authorizer.name)), resource)
    }

    fn http_route(&mut self, route: &RouteModel, authorizers: &[NodeId], shared: &mut Shared) -> NodeId {
        let name = match &route.takes {
            Takes::Path(method, path) => {
                let path = names::path(path.split('/').filter(|part| !part.is_empty()).filter_map(part_of));
                format!("Api{path}{}", pascal(&method.as_str().to_lowercase()))
            }
            Takes::Rest => "ApiDefault".to_owned(),
        };
        let target = self.http_integration(route, &name, shared);
        let mut resource =
            HttpRoute { api: self.api, key: route.takes.key(), authorization: "NONE", authorizer: None, scopes: Vec::new(), target };
        let mut comment = None;
        match &route.access {
            HttpAccess::Pool(index, scopes) => {
                (resource.authorization, resource.authorizer) = ("JWT", authorizers.get(*index).copied());
                resource.scopes = scopes.iter().map(|scope| self.scope(self.stack.user_pool.as_ref(), scope)).collect();
            }
            HttpAccess::Jwt(index, scopes) => {
                (resource.authorization, resource.authorizer) = ("JWT", authorizers.get(*index).copied());
                resource.scopes = scopes.iter().map(|scope| Expr::text(scope.clone())).collect();
            }
            HttpAccess::Function(index) => (resource.authorization, resource.authorizer) = ("CUSTOM", authorizers.get(*index).copied()),
            HttpAccess::Iam => resource.authorization = "AWS_IAM",
            HttpAccess::Public(reason) => comment = Some(format!("public: {reason}")),
        }
        let mut entry = self.entry(format!("{name}Route"), resource);
        if let Some(comment) = comment {
            entry = entry.comment(comment);
        }
        self.put(entry)
    }

    fn http_integration(&mut self, route: &RouteModel, name: &str, shared: &mut Shared) -> NodeId {
        let timeout_ms = route.timeout_ms.map(|timeout| i64::try_from(timeout).unwrap_or(i64::MAX));
        match &route.integration {
            Answer::Function(function) => {
                let place = (function.index(), route.timeout_ms);
                if let Some(node) = shared.get(&place) {
                    return *node;
                }
                let key = self.stack.functions.get(function.index()).map(|function| pascal(&function.key)).unwrap_or_default();
                let within = route.timeout_ms.map(|timeout| format!("Within{}Seconds", timeout / 1000)).unwrap_or_default();
                let kind = HttpIntegrationKind::Function(self.function_arn(*function));
                let resource = HttpIntegration { api: self.api, kind, timeout_ms };
                let node = self.add(format!("Api{key}Function{within}Integration"), resource);
                shared.insert(place, node);
                node
            }
            Answer::Http(url, method) => {
                let kind = HttpIntegrationKind::Http(self.text(url), method.as_str());
                self.add(format!("{name}Integration"), HttpIntegration { api: self.api, kind, timeout_ms })
            }
        }
    }

    fn http_stage(&mut self, api: &HttpApi, routes: &[NodeId]) {
        let stage = &api.stage;
        let access_log =
            stage.access_log.as_ref().map(|(retention, format)| self.access_log(*retention, format.as_ref(), ACCESS_LOG_FORMAT));
        let limited = || api.routes.iter().zip(routes).filter_map(|(route, node)| Some((route, route.limits?, *node)));
        let resource = HttpStage {
            api: self.api,
            name: stage.name.clone(),
            variables: self.texts(&stage.variables),
            limits: stage.limits.map(limits),
            routes: limited().map(|(route, own, _)| RouteSetting { key: route.takes.key(), limits: limits(own) }).collect(),
            access_log,
            tags: self.tags.clone(),
        };
        // A stage whose settings name a route is refused before the route is there: "Unable to find Route by key ... within the
        // provided RouteSettings" (GitHub terraform-aws-modules/terraform-aws-apigateway-v2, pull request 80).
        let entry = self.entry("ApiStage", resource).at(self.stage).after(limited().map(|(_, _, node)| node));
        self.put(entry);
    }
}

fn limits(limits: HttpLimits) -> RouteLimits {
    RouteLimits { rate: limits.throttling.rate, burst: limits.throttling.burst, metrics: limits.metrics }
}
