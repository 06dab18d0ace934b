//! Authorizers, who comes to them, and the functions that they ask.

use super::pool::{Drawn, scope};
use super::{At, Diagram, From, Group, Kind, MOST_LINES};
use crate::model::{ClientRef, Code, FunctionRef, FunctionSource, NonEmpty, Stack, Verify, Work};
use crate::spec::api::{HttpMethod, Token};

impl Diagram {
    /// An authorizer looks at tokens of the pool.
    pub(super) fn checks(&mut self, authorizer: At, pool: Option<&Drawn>) {
        if let Some(pool) = pool {
            self.connect(From::Node(authorizer), pool.at, true, ["checks".to_owned()]);
        }
    }

    /// An authorizer asks a function. Who comes to it is known where the function is poolgate's own, or else by the author alone.
    pub(super) fn asks(
        &mut self,
        authorizer: At,
        function: FunctionRef,
        stack: &Stack,
        pool: Option<&Drawn>,
        functions: &[At],
        others: &mut Option<At>,
    ) {
        let asked = functions.get(function.index()).copied();
        if let Some(asked) = asked {
            self.connect(From::Node(authorizer), asked, true, ["asks".to_owned()]);
        }
        match verify(stack, function) {
            None => self.others(authorizer, others),
            Some(verify) => {
                if let Some((asked, pool)) = asked.zip(pool) {
                    self.connect(From::Node(asked), pool.at, true, ["checks".to_owned()]);
                }
                self.brought(authorizer, &verify.clients, pool, Some(token(verify.token)));
            }
        }
    }

    /// Callers of whom the stack says nothing come to an authorizer.
    pub(super) fn others(&mut self, authorizer: At, others: &mut Option<At>) {
        let from = *others.get_or_insert_with(|| self.add(Kind::Caller, ["other callers".to_owned()]));
        self.connect(From::Node(from), authorizer, false, []);
    }

    /// These clients bring tokens to an authorizer.
    pub(super) fn brought(&mut self, authorizer: At, clients: &NonEmpty<ClientRef>, pool: Option<&Drawn>, what: Option<&str>) {
        let all = pool.map_or(&[][..], |pool| &pool.clients);
        let what = what.map(str::to_owned);
        let count = clients.iter().count();
        if count == all.len() || count > MOST_LINES {
            let some = (count != all.len()).then(|| format!("{count} of these clients"));
            self.connect(From::Group(Group::Clients), authorizer, false, what.into_iter().chain(some));
            return;
        }
        for client in clients.iter().filter_map(|client| all.get(client.index())) {
            self.connect(From::Node(*client), authorizer, false, what.clone());
        }
    }
}

/// What a function has to know that checks tokens and is poolgate's own.
pub(super) fn verify(stack: &Stack, function: FunctionRef) -> Option<&Verify> {
    match &stack.functions.get(function.index())?.source {
        FunctionSource::Made(made) => match &made.code {
            Code::BuiltIn(handler) => match &handler.work {
                Work::Verify(verify) => Some(verify),
                Work::Login(..) | Work::Refresh(..) | Work::SignOut(_) | Work::Confirm => None,
            },
            Code::Source(_) | Code::S3 { .. } => None,
        },
        FunctionSource::Existing(_) => None,
    }
}

/// What an authorizer that asks this function takes, as far as anybody can say.
pub(super) fn taken(stack: &Stack, function: FunctionRef) -> String {
    verify(stack, function).map_or_else(|| "asks a function".to_owned(), |verify| format!("takes {}s", token(verify.token)))
}

/// The scopes of a route that the function behind its authorizer asks for.
pub(super) fn told(stack: &Stack, function: Option<FunctionRef>, method: Option<HttpMethod>, path: &str) -> Vec<String> {
    let routes = function.and_then(|function| verify(stack, function)).map_or(&[][..], |verify| &verify.routes);
    let route = routes.iter().find(|route| route.path == path && method.is_none_or(|method| method == route.method));
    route.map_or(Vec::new(), |route| route.scopes.iter().map(|one| scope(stack.user_pool.as_ref(), one)).collect())
}

pub(super) fn token(token: Token) -> &'static str {
    match token {
        Token::Id => "id token",
        Token::Access => "access token",
    }
}
