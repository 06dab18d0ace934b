//! The API around its routes: authorizers, models, answers of its own, deployment, stage, keys and plans.

use super::routes::Shared;
use super::{Builder, hash};
use crate::graph::{Expr, NodeId};
use crate::model::{Api, RestApi, Stage as StageModel};
use crate::names::pascal;
use crate::resources::Attr;
use crate::resources::api_gateway::{
    Account, ApiKey, Authorizer, Deployment, GatewayResponse, MethodSetting, Model, RestApi as RestApiResource, Stage, UsagePlan,
    UsagePlanKey,
};
use crate::resources::iam::{Policy, Role};
use crate::resources::logs::LogGroup;
use crate::spec::api::{Endpoint, ExecutionLog, GatewayResponseType, Period};

use super::policy::{allow, document, trust};

/// What an access log says where the spec does not: who, what, how it went; no query string, since people put secrets there.
///
/// Source of the variables: Amazon API Gateway developer guide, "$context variables for access logging".
const ACCESS_LOG_FORMAT: &str = concat!(
    r#"{"requestId":"$context.requestId","time":"$context.requestTime","ip":"$context.identity.sourceIp","#,
    r#""method":"$context.httpMethod","resource":"$context.resourcePath","status":"$context.status","#,
    r#""bytes":"$context.responseLength","latency":"$context.responseLatency","error":"$context.error.message"}"#
);

impl Builder<'_> {
    pub(super) fn api(&mut self) {
        let stack = self.stack;
        match &stack.api {
            Some(Api::Rest(api)) => self.rest_api(api),
            None => {}
        }
    }

    fn rest_api(&mut self, api: &RestApi) {
        self.subject = "API";
        let resource = RestApiResource {
            name: self.text(&api.name),
            description: self.maybe(api.description.as_ref()),
            endpoint: match api.endpoint {
                Endpoint::Regional => "REGIONAL",
                Endpoint::Edge => "EDGE",
            },
            tags: self.tags.clone(),
        };
        let entry = self.entry("Api", resource).at(self.api);
        self.put(entry);

        let start = self.graph.len();
        let mut deployed = self.authorizers(api);
        let authorizers = deployed.clone();
        let models: Vec<_> = api.models.iter().map(|(name, schema)| self.model(name, schema)).collect();
        deployed.extend(&models);
        deployed.extend(self.gateway_responses(api));
        deployed.extend(self.routes(&Shared { api, authorizers: &authorizers, models: &models }));
        let deployment = self.deployment(start, deployed);
        self.stage(api, &api.stage, deployment);
        self.api_permissions(&api.stage.name);
        self.plans(api);
    }

    fn authorizers(&mut self, api: &RestApi) -> Vec<NodeId> {
        let mut nodes = Vec::new();
        for authorizer in &api.authorizers {
            let resource = Authorizer {
                api: self.api,
                name: authorizer.name.clone(),
                pools: vec![self.pool.attr(Attr::Arn)],
                header: authorizer.header.clone(),
                cache_seconds: i64::try_from(authorizer.cache_seconds).unwrap_or(i64::MAX),
            };
            nodes.push(self.add(format!("Api{}Authorizer", pascal(&authorizer.name)), resource));
        }
        nodes
    }

    fn model(&mut self, name: &str, schema: &crate::graph::Json) -> NodeId {
        let resource = Model { api: self.api, name: name.to_owned(), schema: schema.clone() };
        self.add(format!("Api{}Model", pascal(name)), resource)
    }

    /// What the spec says of them; and the headers without which a browser shows a page nothing of a refusal.
    fn gateway_responses(&mut self, api: &RestApi) -> Vec<NodeId> {
        let said = |kind| api.gateway_responses.iter().find(|response| response.kind == kind);
        let mut kinds: Vec<_> = api.gateway_responses.iter().map(|response| response.kind).collect();
        if api.cors.is_some() {
            let defaults = [GatewayResponseType::Default4xx, GatewayResponseType::Default5xx];
            kinds.extend(defaults.into_iter().filter(|kind| said(*kind).is_none()));
        }
        let mut nodes = Vec::new();
        for kind in kinds {
            let response = said(kind);
            let mut parameters = api.cors.as_ref().map(|cors| self.refusal_headers(cors)).unwrap_or_default();
            for (name, value) in response.iter().flat_map(|response| &response.headers) {
                let value = Expr::join(["'".into(), self.text(value), "'".into()]);
                let name = format!("gatewayresponse.header.{name}");
                parameters.retain(|(other, _)| !other.eq_ignore_ascii_case(&name));
                parameters.push((name, value));
            }
            let body = response.and_then(|response| self.maybe(response.body.as_ref()));
            let resource = GatewayResponse {
                api: self.api,
                response_type: kind.aws(),
                status: response.and_then(|response| response.status),
                parameters,
                templates: body.into_iter().map(|body| ("application/json".to_owned(), body)).collect(),
            };
            nodes.push(self.add(format!("Api{}Response", pascal(kind.as_str())), resource));
        }
        nodes
    }

    /// A snapshot of all that was put in since `start`, after `deployed`: methods wait for paths, integrations and validators
    /// of their own accord. The API's own resource counts for nothing here: what it says takes effect without a deployment.
    fn deployment(&mut self, start: usize, deployed: Vec<NodeId>) -> NodeId {
        let contents = self.graph.nodes().skip(start).filter(|(_, node)| node.resource.kind().tf.starts_with("aws_api_gateway_"));
        let contents: Vec<_> = contents.map(|(id, _)| id).collect();
        let hash = hash::of(&self.graph, &contents);
        let entry = self.entry(format!("ApiDeployment{hash}"), Deployment { api: self.api, hash });
        let entry = entry
            .after(deployed)
            .labelled("ApiDeployment")
            .comment("carries a hash of all that it contains: a changed API is deployed again");
        self.put(entry)
    }

    fn stage(&mut self, api: &RestApi, stage: &StageModel, deployment: NodeId) {
        let account = stage.account_logging.then(|| self.account());
        let access_log = stage.access_log.as_ref().map(|(retention, format)| {
            let retention_days = i64::try_from(retention.seconds() / 86_400).unwrap_or(i64::MAX);
            let group = self.add(
                "ApiAccessLogs",
                LogGroup { prefix: format!("/aws/apigateway/{}-", self.stack.name), retention_days, tags: self.tags.clone() },
            );
            let format = self.maybe(format.as_ref()).unwrap_or_else(|| ACCESS_LOG_FORMAT.into());
            // API Gateway wants the ARN without the `:*` that CloudFormation puts at its end.
            (Self::arn("logs", ["log-group:".into(), group.attr(Attr::Id)]), format)
        });
        let resource = Stage {
            api: self.api,
            deployment,
            name: stage.name.clone(),
            variables: self.texts(&stage.variables),
            access_log,
            tracing: stage.tracing,
            tags: self.tags.clone(),
        };
        let entry = self.entry("ApiStage", resource).at(self.stage).after(account);
        let node = self.put(entry);

        let logging = match stage.execution_log {
            ExecutionLog::Off => None,
            ExecutionLog::Error => Some("ERROR"),
            ExecutionLog::Info => Some("INFO"),
        };
        let throttling = stage.throttling.map(|limits| (limits.rate, limits.burst));
        if logging.is_some() || throttling.is_some() || stage.metrics {
            let all = MethodSetting { api: self.api, stage: node, route: None, throttling, logging, metrics: stage.metrics };
            let entry = self.entry("ApiStageSettings", all).part_of(node);
            self.put(entry);
        }
        for route in &api.routes {
            let Some(limits) = route.throttling else { continue };
            let resource = MethodSetting {
                api: self.api,
                stage: node,
                route: Some((route.path.clone(), route.method.as_str())),
                throttling: Some((limits.rate, limits.burst)),
                logging,
                metrics: stage.metrics,
            };
            let key = crate::spec::route_key::RouteKey { method: route.method, path: &route.path };
            let name = format!("Api{}{}Settings", crate::names::path(key.parts()), pascal(&route.method.as_str().to_lowercase()));
            let entry = self.entry(name, resource).part_of(node);
            self.put(entry);
        }
    }

    /// The role by which API Gateway writes logs.
    ///
    /// Source: Amazon API Gateway developer guide, "Set up CloudWatch logging for REST APIs in API Gateway", permissions.
    fn account(&mut self) -> NodeId {
        let role = Role {
            prefix: self.role_prefix("api-logs"),
            trust: trust("apigateway.amazonaws.com", None),
            description: None,
            tags: self.tags.clone(),
        };
        let role = self.add("ApiAccountRole", role);
        let actions = [
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:DescribeLogGroups",
            "logs:DescribeLogStreams",
            "logs:PutLogEvents",
            "logs:GetLogEvents",
            "logs:FilterLogEvents",
        ];
        let groups = Self::arn("logs", ["*".into()]);
        let policy =
            self.add("ApiAccountPolicy", Policy { name: "write-logs".to_owned(), role, document: document([allow(actions, [groups])]) });
        let entry = self.entry("ApiAccount", Account { role }).after([policy]).comment("for every API of the account in this region");
        self.put(entry)
    }

    fn plans(&mut self, api: &RestApi) {
        let mut keys = Vec::new();
        for key in &api.api_keys {
            let resource = ApiKey {
                name: key.name.clone(),
                description: self.maybe(key.description.as_ref()),
                enabled: key.enabled,
                tags: self.tags.clone(),
            };
            keys.push(self.add(format!("{}ApiKey", pascal(&key.name)), resource));
        }
        for plan in &api.usage_plans {
            let resource = UsagePlan {
                name: plan.name.clone(),
                description: self.maybe(plan.description.as_ref()),
                stage: (self.api, self.stage),
                throttling: plan.throttling.map(|limits| (limits.rate, limits.burst)),
                quota: plan.quota.map(|(limit, period)| {
                    let period = match period {
                        Period::Day => "DAY",
                        Period::Week => "WEEK",
                        Period::Month => "MONTH",
                    };
                    (limit, period)
                }),
                tags: self.tags.clone(),
            };
            let node = self.add(format!("{}UsagePlan", pascal(&plan.name)), resource);
            for (key, name) in plan.keys.iter().filter_map(|index| Some((*keys.get(*index)?, &api.api_keys.get(*index)?.name))) {
                let place = UsagePlanKey { key, plan: node };
                self.add(format!("{}UsagePlanKey{}", pascal(&plan.name), pascal(name)), place);
            }
        }
    }
}
