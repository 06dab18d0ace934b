//! What a route asks of its callers.

use super::{Caller, Obstacle, Passage, Verdict};
use crate::spec::api::{Authorizer, Route, Token};
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
    pub kinds: Vec<Token>,
    /// The scopes of which it must carry one; without scopes none is looked for.
    pub scopes: &'a [String],
    /// The clients whose tokens are taken, where not all are.
    pub audience: Option<Vec<&'a str>>,
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
    /// The tokens are those of another issuer.
    ForeignIssuer {
        /// The authorizer.
        authorizer: &'a str,
    },
}

/// Every route: its key, whether it asks for an API key as well, and its lock.
pub(super) fn locks(spec: &Spec) -> Vec<(&str, bool, Lock<'_>)> {
    match &spec.api {
        Some(Api::Rest(api)) => {
            let routes = api.routes.iter();
            routes.map(|(key, route)| (key.as_str(), route.api_key, lock(route, |name| api.authorizers.get_key_value(name)))).collect()
        }
        None => Vec::new(),
    }
}

fn lock<'a>(route: &'a Route, authorizer: impl Fn(&str) -> Option<(&'a String, &'a Authorizer)>) -> Lock<'a> {
    match (&route.authorizer, route.iam, &route.public) {
        (None, false, Some(_)) => Lock::Open,
        (None, true, None) => Lock::Opaque(Opaque::Iam),
        (Some(name), false, None) => match authorizer(name) {
            // Without scopes API Gateway takes id tokens only, with scopes access tokens only.
            // Source: Amazon API Gateway developer guide, "Integrate a REST API with an Amazon Cognito user pool".
            Some((name, Authorizer::UserPool(_))) => Lock::Token(TokenLock {
                authorizer: name,
                kinds: vec![if route.scopes.is_empty() { Token::Id } else { Token::Access }],
                scopes: &route.scopes,
                audience: None,
            }),
            None => Lock::Unsaid,
        },
        _ => Lock::Unsaid,
    }
}

impl<'a> TokenLock<'a> {
    /// Whether a client gets by.
    pub(super) fn tried_by(&self, caller: &Caller<'a>) -> Verdict<'a> {
        if self.audience.as_ref().is_some_and(|audience| !audience.contains(&caller.name)) {
            return Verdict::Barred(vec![Obstacle::NotInAudience { authorizer: self.authorizer }]);
        }
        let (mut passages, mut obstacles) = (Vec::new(), Vec::new());
        let mut perhaps = false;
        for holding in &caller.holdings {
            let way = holding.way;
            for token in self.kinds.iter().copied() {
                if !holding.has(token) {
                    obstacles.push(Obstacle::NoSuchToken { way, wanted: token });
                } else if self.scopes.is_empty() {
                    passages.push(Passage { way, token, scope: None });
                } else {
                    let opening = self.scopes.iter().find(|scope| holding.scopes.contains(scope.as_str()));
                    match opening {
                        Some(scope) => passages.push(Passage { way, token, scope: Some(scope) }),
                        None => {
                            perhaps |= holding.more_scopes;
                            obstacles.push(Obstacle::NoScope { way, wanted: self.scopes });
                        }
                    }
                }
            }
        }
        match (passages.is_empty(), obstacles.is_empty()) {
            (false, _) => Verdict::Reaches(passages),
            (true, _) if perhaps => Verdict::Unknown(Opaque::Function { authorizer: self.authorizer }),
            (true, true) => Verdict::Barred(vec![Obstacle::NoTokens]),
            (true, false) => Verdict::Barred(obstacles),
        }
    }
}
