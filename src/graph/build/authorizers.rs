//! Authorizers of a REST API, and that API Gateway may ask their functions.

use super::Builder;
use super::routes::invocation;
use crate::graph::{Expr, NodeId};
use crate::model::{Authorizer as Model, AuthorizerKind, FunctionRef, Identity, RestApi};
use crate::names::pascal;
use crate::resources::Attr;
use crate::resources::api_gateway::Authorizer;
use crate::resources::lambda::Permission;
use crate::spec::api::IdentitySource;

impl Builder<'_> {
    pub(super) fn authorizers(&mut self, api: &RestApi) -> Vec<NodeId> {
        let mut nodes = Vec::new();
        for authorizer in &api.authorizers {
            let resource = self.authorizer(authorizer);
            nodes.push(self.add(format!("Api{}Authorizer", pascal(&authorizer.name)), resource));
        }
        nodes
    }

    fn authorizer(&self, model: &Model) -> Authorizer {
        let of = |kind, identity_source, cache_seconds: u64| Authorizer {
            api: self.api,
            name: model.name.clone(),
            kind,
            pools: Vec::new(),
            uri: model.kind.function().map(|function| self.invocation_of(function)),
            identity_source,
            validation: None,
            cache_seconds: i64::try_from(cache_seconds).unwrap_or(i64::MAX),
        };
        let header = |name: &String| Some(IdentitySource::Header(name.clone()).rest_expression());
        match &model.kind {
            AuthorizerKind::UserPool { header: name, cache_seconds } => {
                Authorizer { pools: vec![self.pool_arn()], ..of("COGNITO_USER_POOLS", header(name), *cache_seconds) }
            }
            AuthorizerKind::Token { header: name, validation, cache_seconds, .. } => {
                Authorizer { validation: validation.clone(), ..of("TOKEN", header(name), *cache_seconds) }
            }
            AuthorizerKind::Request { identity, .. } => {
                let (sources, seconds): (Vec<String>, u64) = match identity {
                    Identity::Asked(sources) => (sources.iter().map(IdentitySource::rest_expression).collect(), 0),
                    Identity::Remembered(sources, seconds) => (sources.iter().map(IdentitySource::rest_expression).collect(), *seconds),
                };
                of("REQUEST", (!sources.is_empty()).then(|| sources.join(",")), seconds)
            }
        }
    }

    /// The URI by which API Gateway calls a function.
    pub(super) fn invocation_of(&self, function: FunctionRef) -> Expr {
        invocation(["lambda:path/2015-03-31/functions/".into(), self.function_arn(function), "/invocations".into()])
    }

    /// Lets an API ask a function, for one authorizer and for nothing else.
    ///
    /// Sources: Amazon API Gateway developer guide, "Configure an API Gateway Lambda authorizer using the AWS CLI", and "Control
    /// access to HTTP APIs with AWS Lambda authorizers".
    pub(super) fn authorizer_permission(&mut self, name: &str, asked: FunctionRef, authorizer: NodeId) {
        let stack = self.stack;
        let Some(function) = stack.functions.get(asked.index()) else { return };
        let permission = Permission {
            function: self.invoked(function, asked.index()),
            principal: "apigateway.amazonaws.com",
            source: Self::arn("execute-api", [self.api.attr(Attr::Id), "/authorizers/".into(), authorizer.attr(Attr::Id)]),
        };
        self.add(format!("{}Function{}AuthorizerPermission", pascal(&function.key), pascal(name)), permission);
    }
}
