//! Who may invoke the functions that answer the routes of an API.

use super::Builder;
use crate::graph::Expr;
use crate::model::{FunctionRef, HttpApi, HttpIntegration, Integration, Takes};
use crate::names::pascal;
use crate::resources::Attr;
use crate::resources::lambda::Permission;
use crate::spec::api::HttpMethod;

impl Builder<'_> {
    /// One permission for the API: exactly its route, or what its routes have in common.
    pub(super) fn api_permissions(&mut self, stage: &str) {
        let stack = self.stack;
        let called = stack.rest().into_iter().flat_map(|api| &api.routes).filter_map(|route| match route.integration {
            Integration::Function(function) => Some((function, Call::Path(route.method, &route.path))),
            _ => None,
        });
        self.permissions(stage, called);
    }

    /// As for a REST API; the route that takes what no other takes is `$default` in an ARN.
    ///
    /// Source: AWS CDK, `HttpLambdaIntegration` and `HttpRoute`; Terraform AWS provider, `aws_apigatewayv2_stage`, `execution_arn`.
    pub(super) fn http_permissions(&mut self, api: &HttpApi) {
        let called = api.routes.iter().filter_map(|route| match (&route.integration, &route.takes) {
            (HttpIntegration::Function(function), Takes::Path(method, path)) => Some((*function, Call::Path(*method, path))),
            (HttpIntegration::Function(function), Takes::Rest) => Some((*function, Call::Rest)),
            (HttpIntegration::Http(..), _) => None,
        });
        self.permissions(&api.stage.name, called);
    }

    fn permissions<'r>(&mut self, stage: &str, called: impl Iterator<Item = (FunctionRef, Call<'r>)>) {
        let stack = self.stack;
        // One pass over the routes: functions x routes would be quadratic.
        let mut common: Vec<Option<Common>> = stack.functions.iter().map(|_| None).collect();
        for (function, call) in called {
            if let Some(slot) = common.get_mut(function.index()) {
                *slot = Some(Common::with(slot.take(), call));
            }
        }
        for (index, (function, common)) in stack.functions.iter().zip(common).enumerate() {
            let Some(common) = common else { continue };
            let call = Expr::text(format!("/{stage}/{}", common.pattern()));
            let permission = Permission {
                function: self.invoked(function, index),
                principal: "apigateway.amazonaws.com",
                source: Self::arn("execute-api", [self.api.attr(Attr::Id), call]),
            };
            self.add(format!("{}FunctionApiPermission", pascal(&function.key)), permission);
        }
    }
}

/// What a route calls a function for.
#[derive(Clone, Copy)]
enum Call<'a> {
    /// A method and a path.
    Path(HttpMethod, &'a str),
    /// Whatever no other route takes.
    Rest,
}

/// What the routes of a function have in common.
enum Common<'a> {
    /// Method and beginning of the path.
    Paths(Paths<'a>),
    /// It answers the route that takes whatever no other takes, and nothing else.
    Rest,
    /// It answers that route and others.
    All,
}

impl<'a> Common<'a> {
    fn with(so_far: Option<Self>, call: Call<'a>) -> Self {
        match (so_far, call) {
            (None | Some(Self::Rest), Call::Rest) => Self::Rest,
            (None, Call::Path(method, path)) => Self::Paths(Paths::with(None, method, path)),
            (Some(Self::Paths(paths)), Call::Path(method, path)) => Self::Paths(Paths::with(Some(paths), method, path)),
            (Some(_), _) => Self::All,
        }
    }

    /// What stands behind the stage in an ARN.
    fn pattern(&self) -> String {
        match self {
            Self::Paths(paths) => format!("{}{}", paths.method, paths.pattern()),
            Self::Rest => "$default".to_owned(),
            Self::All => "*".to_owned(),
        }
    }
}

/// The method, and the beginning of the path.
struct Paths<'a> {
    method: &'static str,
    /// The parts that every path begins with.
    prefix: Vec<&'a str>,
    /// Whether one of the paths is just the prefix, and so has no slash after it.
    bare: bool,
    /// The path, while there is only one.
    only: Option<&'a str>,
}

impl<'a> Paths<'a> {
    fn with(so_far: Option<Self>, method: HttpMethod, path: &'a str) -> Self {
        let method = if method == HttpMethod::Any { "*" } else { method.as_str() };
        let literal = path.split('/').skip(1).take_while(|part| !part.starts_with('{'));
        let bare = !path.contains('{');
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

    fn common(routes: &[(HttpMethod, &str)]) -> String {
        let calls = routes.iter().map(|(method, path)| if *path == "$default" { Call::Rest } else { Call::Path(*method, path) });
        calls.fold(None, |so_far, call| Some(Common::with(so_far, call))).unwrap().pattern()
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

    #[test]
    fn the_route_that_takes_the_rest_has_a_name_of_its_own() {
        use HttpMethod::{Any, Get};
        assert_eq!(common(&[(Any, "$default")]), "$default");
        assert_eq!(common(&[(Get, "/a"), (Any, "$default")]), "*");
        assert_eq!(common(&[(Any, "$default"), (Get, "/a")]), "*");
    }
}
