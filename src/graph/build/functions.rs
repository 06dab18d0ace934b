//! Functions, each with a role, a policy and a log group of its own, and who may invoke them.

use super::Builder;
use super::policy::{allow, document, trust};
use crate::graph::{Expr, NodeId};
use crate::model::{Code, Function, FunctionSource, Integration, Made, Route};
use crate::names::pascal;
use crate::resources::Attr;
use crate::resources::iam::{Policy, Role};
use crate::resources::lambda::{Code as Bundle, Function as LambdaFunction, Permission};
use crate::resources::logs::LogGroup;
use crate::spec::api::HttpMethod;
use crate::spec::functions::Architecture;

/// The built-in handlers. What they are configured by stands in their environment, never in their code.
const LOGIN: &str = include_str!("../../../templates/handlers/login.py");
const CONFIRM: &str = include_str!("../../../templates/handlers/confirm.py");

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
            statements.push(allow(actions, [self.pool.attr(Attr::Arn)]));
        }
        statements.extend(made.tracing.then(|| {
            // Traces have no ARN. Source: Service Authorization Reference, "Actions ... for AWS X-Ray".
            allow(["xray:PutTraceSegments", "xray:PutTelemetryRecords"], ["*".into()])
        }));
        statements.extend(made.statements.iter().map(|statement| self.statement(statement)));
        self.add(format!("{name}Policy"), Policy { name: function.key.clone(), role, document: document(statements) });

        let mut environment = self.built_in_environment(made, index);
        environment.extend(self.texts(&made.environment));
        let resource = LambdaFunction {
            name: format!("{}-{}", self.stack.name, function.key),
            description: self.maybe(made.description.as_ref()),
            role,
            runtime: made.runtime.clone(),
            handler: made.handler.clone(),
            code: match &made.code {
                Code::Source(text) => Bundle::Source(text.clone()),
                Code::Login(_) => Bundle::Source(LOGIN.to_owned()),
                Code::Confirm => Bundle::Source(CONFIRM.to_owned()),
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
            reserved_concurrency: made.reserved_concurrency,
            tracing: made.tracing,
            tags: self.tags.clone(),
        };
        let entry = self.entry(name, resource).at(node);
        self.put(entry);
    }

    /// What a built-in handler needs to know. A client's secret is not among it: the handler reads it when it runs.
    fn built_in_environment(&self, made: &Made, index: usize) -> Vec<(String, Expr)> {
        let mut variables = Vec::new();
        if matches!(made.code, Code::Login(_) | Code::Confirm) {
            variables.push(("USER_POOL_ID".to_owned(), self.pool.attr(Attr::Id)));
            variables.extend(
                self.single_origin().filter(|_| self.routes_of(index).next().is_some()).map(|origin| ("ALLOWED_ORIGIN".to_owned(), origin)),
            );
        }
        if let Code::Login(login) = &made.code {
            variables.push(("CLIENT_ID".to_owned(), self.client_id(login.client)));
            variables.extend(login.secret.then(|| ("CLIENT_HAS_SECRET".to_owned(), "true".into())));
        }
        variables
    }

    /// The routes that a function answers.
    pub(super) fn routes_of(&self, index: usize) -> impl Iterator<Item = &Route> {
        let routes = self.stack.rest().into_iter().flat_map(|api| &api.routes);
        routes.filter(move |route| matches!(route.integration, Integration::Function(function) if function.index() == index))
    }

    fn trigger_permission(&mut self, function: &Function, index: usize) {
        let pool = self.stack.user_pool.as_ref();
        if pool.is_some_and(|pool| pool.triggers.iter().any(|(_, trigger)| trigger.index() == index)) {
            let permission = Permission {
                function: self.invoked(function, index),
                principal: "cognito-idp.amazonaws.com",
                source: self.pool.attr(Attr::Arn),
            };
            self.add(format!("{}FunctionUserPoolPermission", pascal(&function.key)), permission);
        }
    }

    /// One permission for the API: exactly its route, or what its routes have in common.
    pub(super) fn api_permissions(&mut self, stage: &str) {
        let stack = self.stack;
        // One pass over the routes: functions x routes would be quadratic.
        let mut common: Vec<Option<Common>> = stack.functions.iter().map(|_| None).collect();
        for route in stack.rest().into_iter().flat_map(|api| &api.routes) {
            if let Integration::Function(function) = route.integration
                && let Some(slot) = common.get_mut(function.index())
            {
                *slot = Some(Common::with(slot.take(), route));
            }
        }
        for (index, (function, common)) in stack.functions.iter().zip(common).enumerate() {
            let Some(common) = common else { continue };
            let call = Expr::text(format!("/{stage}/{}{}", common.method, common.pattern()));
            let permission = Permission {
                function: self.invoked(function, index),
                principal: "apigateway.amazonaws.com",
                source: Self::arn("execute-api", [self.api.attr(Attr::Id), call]),
            };
            self.add(format!("{}FunctionApiPermission", pascal(&function.key)), permission);
        }
    }

    fn invoked(&self, function: &Function, index: usize) -> Expr {
        match (&function.source, self.functions.get(index)) {
            (FunctionSource::Existing(arn), _) => self.text(arn),
            (FunctionSource::Made(_), Some(node)) => node.attr(Attr::Arn),
            (FunctionSource::Made(_), None) => Expr::text(""),
        }
    }
}

/// What the routes of a function have in common: the method, and the beginning of the path.
struct Common<'a> {
    method: &'static str,
    /// The parts that every path begins with.
    prefix: Vec<&'a str>,
    /// Whether one of the paths is just the prefix, and so has no slash after it.
    bare: bool,
    /// The path, while there is only one.
    only: Option<&'a str>,
}

impl<'a> Common<'a> {
    fn with(so_far: Option<Self>, route: &'a Route) -> Self {
        let method = if route.method == HttpMethod::Any { "*" } else { route.method.as_str() };
        let literal = route.path.split('/').skip(1).take_while(|part| !part.starts_with('{'));
        let bare = !route.path.contains('{');
        let path = route.path.as_str();
        match so_far {
            None => Self { method, prefix: literal.collect(), bare, only: Some(path) },
            Some(so_far) => {
                let (parts, method) = (literal.clone().count(), if so_far.method == method { method } else { "*" });
                let prefix: Vec<_> = literal.zip(&so_far.prefix).take_while(|(a, b)| a == *b).map(|(part, _)| part).collect();
                let bare = bare && parts == prefix.len() || so_far.bare && so_far.prefix.len() == prefix.len();
                Self { method, bare, only: so_far.only.filter(|only| *only == path), prefix }
            }
        }
    }

    /// The pattern, with `*` for the variables of a path and for what differs.
    ///
    /// Source: Amazon API Gateway developer guide, "Amazon Resource Name (ARN) format of API executing in API Gateway".
    fn pattern(&self) -> String {
        match self.only {
            Some(path) => path.split('/').map(|part| if part.starts_with('{') { "*" } else { part }).collect::<Vec<_>>().join("/"),
            None if self.prefix.is_empty() => "/*".to_owned(),
            None => format!("/{}{}", self.prefix.join("/"), if self.bare { "*" } else { "/*" }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;

    fn common(routes: &[(HttpMethod, &str)]) -> String {
        let route = |(method, path): &(HttpMethod, &str)| Route {
            method: *method,
            path: (*path).to_owned(),
            integration: Integration::Mock(200, Text::literal("{}")),
            access: crate::model::Access::Iam,
            api_key: false,
            required_query: Vec::new(),
            required_headers: Vec::new(),
            body: None,
            timeout_ms: None,
            throttling: None,
        };
        let routes: Vec<_> = routes.iter().map(route).collect();
        let common = routes.iter().fold(None, |so_far, route| Some(Common::with(so_far, route))).unwrap();
        format!("{}{}", common.method, common.pattern())
    }

    #[test]
    fn a_permission_is_exactly_what_the_routes_need() {
        use HttpMethod::{Any, Get, Post};
        assert_eq!(common(&[(Get, "/hello")]), "GET/hello");
        assert_eq!(common(&[(Get, "/")]), "GET/");
        assert_eq!(common(&[(Any, "/{proxy+}")]), "*/*");
        assert_eq!(common(&[(Get, "/orders/{id}")]), "GET/orders/*");
        assert_eq!(common(&[(Get, "/orders"), (Get, "/orders/{id}")]), "GET/orders*");
        assert_eq!(common(&[(Get, "/orders/{id}"), (Get, "/orders")]), "GET/orders*");
        assert_eq!(common(&[(Get, "/orders/a"), (Post, "/orders/b")]), "*/orders/*");
        assert_eq!(common(&[(Get, "/orders/a"), (Post, "/orders/a")]), "*/orders/a");
        assert_eq!(common(&[(Get, "/a/b"), (Get, "/a/c"), (Get, "/a")]), "GET/a*");
        assert_eq!(common(&[(Get, "/a/b"), (Get, "/c")]), "GET/*");
    }
}
