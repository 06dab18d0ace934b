//! What a route asks of its callers.

use std::collections::BTreeMap;

use indexmap::IndexSet;

use super::{Caller, Obstacle, Passage, Verdict};
use crate::spec::api::{Authorizer, HttpAuthorizer, Token};
use crate::spec::{Api, Spec};

/// What a route asks of its callers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Lock<'a> {
    /// Nothing.
    Open,
    /// A token of the user pool.
    Token(TokenLock<'a>),
    /// Something that cannot be judged from here.
    Opaque(Opaque<'a>),
    /// The spec does not say, or not clearly.
    Unsaid,
}

/// A token of the user pool is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TokenLock<'a> {
    /// The authorizer that looks at it.
    pub authorizer: &'a str,
    /// The kinds that are taken.
    pub kinds: &'static [Token],
    /// The scopes of which it must carry one; without scopes none is looked for. Id tokens carry none.
    pub scopes: &'a [String],
}

/// Why something cannot be judged from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Opaque<'a> {
    /// Callers sign with AWS credentials, and IAM decides.
    Iam,
    /// A function decides.
    Function {
        /// The authorizer.
        authorizer: &'a str,
    },
    /// No token carries the scope by itself, and a function of the user pool may add it.
    AddedScope {
        /// The authorizer.
        authorizer: &'a str,
    },
    /// The tokens are those of another issuer.
    ForeignIssuer {
        /// The authorizer.
        authorizer: &'a str,
    },
}

const ID: &[Token] = &[Token::Id];
const ACCESS: &[Token] = &[Token::Access];
const EITHER: &[Token] = &[Token::Id, Token::Access];

/// Every route: its key, whether it asks for an API key as well, and its lock.
pub(super) fn locks(spec: &Spec) -> Vec<(&str, bool, Lock<'_>)> {
    match &spec.api {
        Some(Api::Rest(api)) => {
            let routes = api.routes.iter().map(|(key, route)| {
                let said = Said { authorizer: route.authorizer.as_deref(), iam: route.iam, public: route.public.is_some() };
                let lock = said.lock(|name| Some(rest(spec, api.authorizers.get_key_value(name)?, &route.scopes)));
                (key.as_str(), route.api_key, lock)
            });
            routes.collect()
        }
        Some(Api::Http(api)) => {
            let routes = api.routes.iter().map(|(key, route)| {
                let said = Said { authorizer: route.authorizer.as_deref(), iam: route.iam, public: route.public.is_some() };
                let lock = said.lock(|name| Some(http(spec, api.authorizers.get_key_value(name)?, &route.scopes)));
                (key.as_str(), false, lock)
            });
            routes.collect()
        }
        None => Vec::new(),
    }
}

/// What a route says of who may call it.
struct Said<'a> {
    authorizer: Option<&'a str>,
    iam: bool,
    public: bool,
}

impl<'a> Said<'a> {
    fn lock(self, authorizer: impl Fn(&'a str) -> Option<Lock<'a>>) -> Lock<'a> {
        match (self.authorizer, self.iam, self.public) {
            (None, false, true) => Lock::Open,
            (None, true, false) => Lock::Opaque(Opaque::Iam),
            (Some(name), false, false) => authorizer(name).unwrap_or(Lock::Unsaid),
            _ => Lock::Unsaid,
        }
    }
}

fn rest<'a>(spec: &'a Spec, (name, about): (&'a String, &'a Authorizer), scopes: &'a [String]) -> Lock<'a> {
    match about {
        // Without scopes API Gateway takes id tokens only, with scopes access tokens only.
        // Source: Amazon API Gateway developer guide, "Integrate a REST API with an Amazon Cognito user pool".
        Authorizer::UserPool(_) => {
            let kinds = if scopes.is_empty() { ID } else { ACCESS };
            Lock::Token(TokenLock { authorizer: name, kinds, scopes })
        }
        Authorizer::Token(about) => asked(spec, name, &about.function, about.token, scopes),
        Authorizer::Request(_) => Lock::Opaque(Opaque::Function { authorizer: name }),
    }
}

fn http<'a>(spec: &'a Spec, (name, about): (&'a String, &'a HttpAuthorizer), scopes: &'a [String]) -> Lock<'a> {
    match about {
        // Either kind is good where no scope is asked for; a scope stands in access tokens alone.
        // Source: Amazon API Gateway developer guide, "Control access to HTTP APIs with JWT authorizers in API Gateway".
        HttpAuthorizer::UserPool(_) => {
            let kinds = if scopes.is_empty() { EITHER } else { ACCESS };
            Lock::Token(TokenLock { authorizer: name, kinds, scopes })
        }
        HttpAuthorizer::Jwt(_) => Lock::Opaque(Opaque::ForeignIssuer { authorizer: name }),
        HttpAuthorizer::Function(about) => asked(spec, name, &about.function, about.token, scopes),
    }
}

/// A function that decides can be seen through if it is the built-in `verify`: it does what its settings and the routes say.
fn asked<'a>(spec: &'a Spec, authorizer: &'a str, function: &str, token: Option<Token>, scopes: &'a [String]) -> Lock<'a> {
    if !spec.is_verify(function) {
        return Lock::Opaque(Opaque::Function { authorizer });
    }
    let kinds = match token {
        Some(Token::Id) => ID,
        Some(Token::Access) | None => ACCESS,
    };
    Lock::Token(TokenLock { authorizer, kinds, scopes })
}

/// The clients whose tokens an authorizer takes, by its name, where it does not take all.
pub(super) fn audiences(spec: &Spec) -> BTreeMap<&str, IndexSet<&str>> {
    let mut named: Vec<(&String, &[String])> = Vec::new();
    match &spec.api {
        Some(Api::Rest(api)) => {
            for (name, about) in &api.authorizers {
                match about {
                    Authorizer::Token(about) if spec.is_verify(&about.function) => named.push((name, &about.clients)),
                    Authorizer::UserPool(_) | Authorizer::Token(_) | Authorizer::Request(_) => {}
                }
            }
        }
        Some(Api::Http(api)) => {
            for (name, about) in &api.authorizers {
                match about {
                    HttpAuthorizer::UserPool(about) => named.push((name, &about.clients)),
                    HttpAuthorizer::Function(about) if spec.is_verify(&about.function) => named.push((name, &about.clients)),
                    HttpAuthorizer::Jwt(_) | HttpAuthorizer::Function(_) => {}
                }
            }
        }
        None => {}
    }
    let named = named.into_iter().filter(|(_, clients)| !clients.is_empty());
    named.map(|(name, clients)| (name.as_str(), clients.iter().map(String::as_str).collect())).collect()
}

/// The scopes of routes whose tokens another issuer makes.
pub(super) fn scopes_for_others(spec: &Spec) -> impl Iterator<Item = &[String]> {
    let http = if let Some(Api::Http(api)) = &spec.api { Some(api) } else { None };
    http.into_iter().flat_map(|api| {
        let foreign = |name: &str| matches!(api.authorizers.get(name), Some(HttpAuthorizer::Jwt(_)));
        let routes = api.routes.values().filter(move |route| !route.scopes.is_empty() && route.authorizer.as_deref().is_some_and(foreign));
        routes.map(|route| route.scopes.as_slice())
    })
}

impl<'a> TokenLock<'a> {
    /// Whether a client gets by, whose tokens are taken.
    pub(super) fn tried_by(&self, caller: &Caller<'a>) -> Verdict<'a> {
        let (mut passages, mut obstacles) = (Vec::new(), Vec::new());
        let mut perhaps = false;
        for holding in &caller.holdings {
            let way = holding.way;
            for token in self.kinds.iter().copied() {
                if !holding.has(token) {
                    obstacles.push(Obstacle::NoSuchToken { way, wanted: token });
                } else if self.scopes.is_empty() {
                    passages.push(Passage { way, token, scope: None });
                } else if token == Token::Id {
                    obstacles.push(Obstacle::NoScopeInIdTokens { way });
                } else if let Some(scope) = self.scopes.iter().find(|scope| holding.scopes.contains(scope.as_str())) {
                    passages.push(Passage { way, token, scope: Some(scope) });
                } else {
                    perhaps |= holding.more_scopes;
                    obstacles.push(Obstacle::NoScope { way, wanted: self.scopes });
                }
            }
        }
        match (passages.is_empty(), obstacles.is_empty()) {
            (false, _) => Verdict::Reaches(passages),
            (true, _) if perhaps => Verdict::Unknown(Opaque::AddedScope { authorizer: self.authorizer }),
            (true, true) => Verdict::Barred(vec![Obstacle::NoTokens]),
            (true, false) => Verdict::Barred(obstacles),
        }
    }
}
