//! Functions, each with a role, a policy and a log group of its own, and who may invoke them.

use super::Builder;
use super::built_in::source;
use super::policy::{allow, document, trust};
use crate::graph::{Expr, NodeId};
use crate::model::{Code, Function, FunctionRef, FunctionSource, Integration, Made, PoolSource, Route};
use crate::names::pascal;
use crate::resources::Attr;
use crate::resources::iam::{Policy, Role};
use crate::resources::lambda::{Code as Bundle, Function as LambdaFunction, Permission};
use crate::resources::logs::LogGroup;
use crate::spec::functions::Architecture;

impl Builder<'_> {
    pub(super) fn functions(&mut self) {
        let stack = self.stack;
        self.subject = "Functions";
        for (index, (function, node)) in stack.functions.iter().zip(self.functions.clone()).enumerate() {
            if let FunctionSource::Made(made) = &function.source {
                self.made(function, made, index, node);
            }
            self.trigger_permission(function, index);
        }
    }

    fn made(&mut self, function: &Function, made: &Made, index: usize, node: NodeId) {
        let name = format!("{}Function", pascal(&function.key));
        let retention_days = i64::try_from(made.log_retention.seconds() / 86_400).unwrap_or(i64::MAX);
        let log_group = self.add(
            format!("{name}Logs"),
            LogGroup { prefix: format!("/aws/lambda/{}-{}-", self.stack.name, function.key), retention_days, tags: self.tags.clone() },
        );
        let role = Role {
            prefix: self.role_prefix(&function.key),
            trust: trust("lambda.amazonaws.com", None),
            description: None,
            tags: self.tags.clone(),
        };
        let role = self.add(format!("{name}Role"), role);

        let events = Self::arn("logs", ["log-group:".into(), log_group.attr(Attr::Id), ":*".into()]);
        let mut statements = vec![allow(["logs:CreateLogStream", "logs:PutLogEvents"], [events])];
        if !made.verbs.is_empty() {
            let actions = made.verbs.iter().flat_map(|verb| verb.actions().iter().copied());
            statements.push(allow(actions, [self.pool_arn()]));
        }
        statements.extend(self.decrypts(index).map(|key| allow(["kms:Decrypt"], [key])));
        statements.extend(made.tracing.then(|| {
            // Traces have no ARN. Source: Service Authorization Reference, "Actions ... for AWS X-Ray".
            allow(["xray:PutTraceSegments", "xray:PutTelemetryRecords"], ["*".into()])
        }));
        statements.extend(made.statements.iter().map(|statement| self.statement(statement)));
        self.add(format!("{name}Policy"), Policy { name: function.key.clone(), role, document: document(statements) });

        let placed = made.network.map(|_| self.network_policy(&name, &function.key, role));

        let mut environment = match &made.code {
            Code::BuiltIn(handler) => self.built_in_environment(handler, index),
            Code::Source(_) | Code::S3 { .. } => Vec::new(),
        };
        environment.extend(self.texts(&made.environment));
        let resource = LambdaFunction {
            name: format!("{}-{}", self.stack.name, function.key),
            description: self.maybe(made.description.as_ref()),
            role,
            runtime: made.runtime.clone(),
            handler: made.handler.clone(),
            code: match &made.code {
                Code::Source(text) => Bundle::Source(text.clone()),
                Code::BuiltIn(handler) => Bundle::Source(source(handler).to_owned()),
                Code::S3 { bucket, key, version } => {
                    Bundle::S3 { bucket: self.text(bucket), key: self.text(key), version: self.maybe(version.as_ref()) }
                }
            },
            memory: made.memory,
            timeout_seconds: i64::try_from(made.timeout.seconds()).unwrap_or(i64::MAX),
            architecture: match made.architecture {
                Architecture::X86_64 => "x86_64",
                Architecture::Arm64 => "arm64",
            },
            environment,
            log_group,
            placement: made.network.and_then(|_| self.placement()),
            reserved_concurrency: made.reserved_concurrency,
            tracing: made.tracing,
            tags: self.tags.clone(),
        };
        let entry = self.entry(name, resource).at(node).after(placed).function(&function.key);
        self.put(entry);
    }

    /// The key by which the codes are encrypted that a function sends, if it is one that sends them.
    ///
    /// Source: Amazon Cognito developer guide, "Custom sender Lambda triggers": the function decrypts with the key of the pool.
    fn decrypts(&self, index: usize) -> Option<Expr> {
        let PoolSource::Made(pool) = &self.stack.user_pool.as_ref()?.source else { return None };
        let sends = |(trigger, function): &(&str, FunctionRef)| trigger.ends_with("Sender") && function.index() == index;
        let key = pool.kms_key.as_ref().filter(|_| pool.triggers.iter().any(sends))?;
        Some(self.text(key))
    }

    /// The routes that a function answers.
    pub(super) fn routes_of(&self, index: usize) -> impl Iterator<Item = &Route> {
        let routes = self.stack.rest().into_iter().flat_map(|api| &api.routes);
        routes.filter(move |route| matches!(route.integration, Integration::Function(function) if function.index() == index))
    }

    fn trigger_permission(&mut self, function: &Function, index: usize) {
        let pool = self.stack.user_pool.as_ref();
        if pool.is_some_and(|pool| pool.triggers().iter().any(|(_, trigger)| trigger.index() == index)) {
            let permission =
                Permission { function: self.invoked(function, index), principal: "cognito-idp.amazonaws.com", source: self.pool_arn() };
            self.add(format!("{}FunctionUserPoolPermission", pascal(&function.key)), permission);
        }
    }

    pub(super) fn invoked(&self, function: &Function, index: usize) -> Expr {
        match (&function.source, self.functions.get(index)) {
            (FunctionSource::Existing(arn), _) => self.text(arn),
            (FunctionSource::Made(_), Some(node)) => node.attr(Attr::Arn),
            (FunctionSource::Made(_), None) => Expr::text(""),
        }
    }
}
