//! The handlers that come with poolgate: their source, and the environment that tells them what to work on.
//!
//! Configuration enters by environment variables alone; the header of each file in `templates/handlers` lists its own.

use super::Builder;
use crate::data::lambda::Language;
use crate::graph::Expr;
use crate::model::{Answer, GuardedRoute, Handler, HandlerClient, RefreshCall, SignInCall, Verify, Work};
use crate::spec::api::Token;

/// The source of a handler: a constant, whatever the spec says.
pub(super) fn source(handler: &Handler) -> &'static str {
    macro_rules! template {
        ($name:literal) => {
            match handler.language {
                Language::Python => include_str!(concat!("../../../templates/handlers/", $name, ".py")),
                Language::NodeJs => include_str!(concat!("../../../templates/handlers/", $name, ".js")),
            }
        };
    }
    match &handler.work {
        Work::Login(..) => template!("login"),
        Work::Refresh(..) => template!("refresh"),
        Work::SignOut(_) => template!("sign_out"),
        Work::Confirm => template!("confirm"),
        Work::Verify(_) => template!("verify"),
    }
}

impl Builder<'_> {
    /// What a built-in handler needs to know. A client's secret is not among it: the handler reads it when it runs.
    pub(super) fn built_in_environment(&self, handler: &Handler, index: usize) -> Vec<(String, Expr)> {
        let mut variables = vec![("USER_POOL_ID".to_owned(), self.pool_id())];
        let mut set = |name: &str, value: Expr| variables.push((name.to_owned(), value));
        // An authorizer answers API Gateway and no browser.
        let origin = self.single_origin().filter(|_| !matches!(handler.work, Work::Verify(_)) && self.routes_of(index).next().is_some());
        if let Some(origin) = origin {
            set("ALLOWED_ORIGIN", origin);
        }
        match &handler.work {
            Work::Login(client, call) => {
                self.handler_client(*client, &mut set);
                if *call == SignInCall::Application {
                    set("AUTH_FLOW", "USER_PASSWORD_AUTH".into());
                }
            }
            Work::Refresh(client, call) => {
                self.handler_client(*client, &mut set);
                if *call == RefreshCall::Rotate {
                    set("CLIENT_ROTATES_TOKENS", "true".into());
                }
            }
            Work::SignOut(client) => self.handler_client(*client, &mut set),
            Work::Confirm => {}
            Work::Verify(verify) => self.verify_environment(verify, &mut set),
        }
        variables
    }

    fn handler_client(&self, client: HandlerClient, set: &mut impl FnMut(&str, Expr)) {
        set("CLIENT_ID", self.client_id(client.client));
        if client.secret {
            set("CLIENT_HAS_SECRET", "true".into());
        }
    }

    fn verify_environment(&self, verify: &Verify, set: &mut impl FnMut(&str, Expr)) {
        let token = match verify.token {
            Token::Access => "access",
            Token::Id => "id",
        };
        let answer = match verify.answer {
            Answer::Policy => "policy",
            Answer::Simple => "simple",
        };
        set("CLIENT_IDS", list(verify.clients.iter().map(|client| quoted(self.client_id(*client)))));
        set("TOKEN_USE", token.into());
        set("ROUTES", list(verify.routes.iter().map(|route| self.guarded_route(route))));
        set("RESPONSE", answer.into());
    }

    fn guarded_route(&self, route: &GuardedRoute) -> Expr {
        let pool = self.stack.user_pool.as_ref();
        Expr::join([
            "{\"method\":".into(),
            quoted(route.method.as_str().into()),
            ",\"path\":".into(),
            quoted(Expr::text(route.path.clone())),
            ",\"scopes\":".into(),
            list(route.scopes.iter().map(|scope| quoted(self.scope(pool, scope)))),
            "}".into(),
        ])
    }
}

/// A JSON list.
fn list(items: impl Iterator<Item = Expr>) -> Expr {
    let mut pieces = vec!["[".into()];
    for (index, item) in items.enumerate() {
        pieces.extend((index > 0).then(|| ",".into()));
        pieces.push(item);
    }
    pieces.push("]".into());
    Expr::join(pieces)
}

/// A JSON string. What is known only at deployment is an id or a name, in which nothing is to be escaped.
fn quoted(expr: Expr) -> Expr {
    Expr::join(["\"".into(), escaped(expr), "\"".into()])
}

fn escaped(expr: Expr) -> Expr {
    match expr {
        Expr::Text(text) => Expr::text(text.replace('\\', "\\\\").replace('"', "\\\"")),
        Expr::Join(pieces) => Expr::join(pieces.into_iter().map(escaped)),
        known_later => known_later,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_in_a_variable_stays_json() {
        let list = list([quoted("orders/read".into()), quoted("a \"b\" \\".into())].into_iter());
        assert_eq!(list, Expr::text(r#"["orders/read","a \"b\" \\"]"#));
        assert_eq!(super::list(std::iter::empty()), Expr::text("[]"));
    }
}
