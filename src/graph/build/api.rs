//! The API around its routes: authorizers, models, answers of its own, deployment, stage, keys and plans.

use super::routes::Shared;
use super::{Builder, hash};
use crate::graph::{Expr, NodeId};
use crate::model::{Api, RestApi, Stage as StageModel, Text};
use crate::names::pascal;
use crate::resources::Attr;
use crate::resources::api_gateway::{
    Account, ApiKey, Deployment, GatewayResponse, Model, RestApi as RestApiResource, Stage, UsagePlan, UsagePlanKey,
};
use crate::resources::iam::{Policy, Role};
use crate::resources::logs::LogGroup;
use crate::spec::api::{CacheSize, Endpoint, GatewayResponseType, Period};

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
            Some(Api::Http(api)) => self.http_api(api),
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
            default_endpoint: api.default_endpoint,
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
        let deployment = self.deployment(api, start, deployed);
        self.stage(api, &api.stage, deployment);
        self.api_permissions(&api.stage.name);
        for (authorizer, node) in api.authorizers.iter().zip(&authorizers) {
            if let Some(function) = authorizer.kind.function() {
                self.authorizer_permission(&authorizer.name, function, *node);
            }
        }
        self.plans(api);
        self.rest_domain(api);
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
    /// of their own accord. Of what the API's own resource says, only that its default endpoint is off takes effect with a deployment.
    ///
    /// Source: Amazon API Gateway developer guide, "Disable the default endpoint for REST APIs".
    fn deployment(&mut self, api: &RestApi, start: usize, deployed: Vec<NodeId>) -> NodeId {
        let contents = self.graph.nodes().skip(start).filter(|(_, node)| node.resource.kind().tf.starts_with("aws_api_gateway_"));
        let contents: Vec<_> = contents.map(|(id, _)| id).collect();
        let hash = hash::of(&self.graph, &contents, (!api.default_endpoint).then_some("DisableExecuteApiEndpoint"));
        let entry = self.entry(format!("ApiDeployment{hash}"), Deployment { api: self.api, hash });
        let entry = entry
            .after(deployed)
            .labelled("ApiDeployment")
            .comment("carries a hash of all that it contains: a changed API is deployed again");
        self.put(entry)
    }

    fn stage(&mut self, api: &RestApi, stage: &StageModel, deployment: NodeId) {
        let account = stage.account_logging.then(|| self.account());
        let access_log =
            stage.access_log.as_ref().map(|(retention, format)| self.access_log(*retention, format.as_ref(), ACCESS_LOG_FORMAT));
        let resource = Stage {
            api: self.api,
            deployment,
            name: stage.name.clone(),
            variables: self.texts(&stage.variables),
            access_log,
            cache_size: stage.cache.map(CacheSize::as_str),
            tracing: stage.tracing,
            tags: self.tags.clone(),
        };
        let entry = self.entry("ApiStage", resource).at(self.stage).after(account);
        let node = self.put(entry);

        self.settings(api, node);
    }

    /// A log group for a line of every request: where it is, and what the line says.
    pub(super) fn access_log(&mut self, retention: crate::spec::Duration, format: Option<&Text>, default: &'static str) -> (Expr, Expr) {
        let retention_days = i64::try_from(retention.seconds() / 86_400).unwrap_or(i64::MAX);
        let group = self.add(
            "ApiAccessLogs",
            LogGroup { prefix: format!("/aws/apigateway/{}-", self.stack.name), retention_days, tags: self.tags.clone() },
        );
        let format = self.maybe(format).unwrap_or_else(|| default.into());
        // API Gateway wants the ARN without the `:*` that CloudFormation puts at its end.
        (Self::arn("logs", ["log-group:".into(), group.attr(Attr::Id)]), format)
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
