//! The words for locks, verdicts and what stands in the way.

use crate::access::{Caller, Holding, Lock, Obstacle, Opaque, Verdict, Way};
use crate::finding::shown;
use crate::rules::advice;
use crate::spec::api::Token;

/// What a route asks for.
pub(super) fn asks(lock: &Lock<'_>, api_key: bool) -> String {
    let mut words = match lock {
        Lock::Open => "nothing: public".to_owned(),
        Lock::Unsaid => "not said".to_owned(),
        Lock::Opaque(Opaque::Iam) => "an AWS signature".to_owned(),
        Lock::Opaque(Opaque::Function { authorizer } | Opaque::AddedScope { authorizer }) => {
            format!("what the function of {authorizer} says")
        }
        Lock::Opaque(Opaque::ForeignIssuer { authorizer }) => format!("a token of the issuer of {authorizer}"),
        Lock::Token(lock) => {
            let kinds: Vec<_> = lock.kinds.iter().map(|kind| token(*kind)).collect();
            let mut words = format!("{} token", kinds.join(" or "));
            if !lock.scopes.is_empty() {
                words.push_str(" with ");
                words.push_str(&lock.scopes.join(" or "));
            }
            words
        }
    };
    if api_key {
        words.push_str(", and an API key");
    }
    words
}

pub(super) fn token(kind: Token) -> &'static str {
    match kind {
        Token::Id => "id",
        Token::Access => "access",
    }
}

/// The kinds of tokens that a way yields.
pub(super) fn kinds(holding: &Holding<'_>) -> Vec<&'static str> {
    [Token::Id, Token::Access].into_iter().filter(|kind| holding.has(*kind)).map(token).collect()
}

pub(super) fn verdict(verdict: &Verdict<'_>) -> &'static str {
    match verdict {
        Verdict::Open => "open",
        Verdict::Reaches(_) => "reaches",
        Verdict::Barred(_) => "barred",
        Verdict::Unknown(_) => "unknown",
    }
}

/// A verdict in a few letters: the ways in, or `-`.
pub(super) fn cell(verdict: &Verdict<'_>) -> String {
    match verdict {
        Verdict::Open => "open".to_owned(),
        Verdict::Reaches(passages) => {
            let mut ways: Vec<_> = passages.iter().map(|passage| passage.way.as_str()).collect();
            ways.dedup();
            ways.join(", ")
        }
        Verdict::Barred(_) => "-".to_owned(),
        Verdict::Unknown(_) => "?".to_owned(),
    }
}

/// How a client gets in, or why it does not: a sentence for each way.
pub(super) fn because(caller: &Caller<'_>, verdict: &Verdict<'_>, api_key: bool) -> Vec<String> {
    match verdict {
        Verdict::Open if api_key => vec!["everybody who sends an API key can".to_owned()],
        Verdict::Open => vec!["everybody can".to_owned()],
        Verdict::Reaches(passages) => {
            let passages = passages.iter().map(|passage| {
                let scope = passage.scope.map(|scope| format!(", scope {scope}")).unwrap_or_default();
                let key = if api_key { ", and an API key" } else { "" };
                format!("{}: {} token{scope}{key}", passage.way.as_str(), token(passage.token))
            });
            passages.collect()
        }
        Verdict::Barred(obstacles) => obstacles.iter().map(|obstacle| sentence(caller, obstacle)).collect(),
        Verdict::Unknown(Opaque::Iam) => vec!["IAM decides by the caller's AWS credentials, not by a token".to_owned()],
        Verdict::Unknown(Opaque::Function { authorizer }) => vec![format!("a function decides, see {authorizer}")],
        Verdict::Unknown(Opaque::AddedScope { .. }) => {
            vec!["no token carries the scope, unless a function of the user pool adds it".to_owned()]
        }
        Verdict::Unknown(Opaque::ForeignIssuer { authorizer }) => vec![format!("{authorizer} takes tokens of another issuer")],
    }
}

fn sentence(caller: &Caller<'_>, obstacle: &Obstacle<'_>) -> String {
    match obstacle {
        Obstacle::NoTokens => "it has no flow by which it gets tokens".to_owned(),
        Obstacle::Unsaid => "the route does not say who may call it".to_owned(),
        Obstacle::NotInAudience { authorizer } => format!("{authorizer} takes no tokens of this client"),
        Obstacle::NoScopeInIdTokens { way } => format!("{}: an id token carries no scopes", way.as_str()),
        Obstacle::NoSuchToken { way: Way::ClientCredentials, wanted } => {
            format!("client_credentials: there is no {} token", token(*wanted))
        }
        Obstacle::NoSuchToken { way, wanted } => {
            format!("{}: there is no {} token, since {} is not among the scopes", way.as_str(), token(*wanted), shown("openid"))
        }
        Obstacle::NoScope { way, wanted } => {
            let held = caller.holdings.iter().find(|holding| holding.way == *way).map(|holding| holding.scopes.iter().copied());
            let held = held.and_then(advice::list).unwrap_or_else(|| "no scope".to_owned());
            let wanted = advice::list(wanted.iter().map(String::as_str)).unwrap_or_default();
            format!("{}: the access token carries {held}, not {wanted}", way.as_str())
        }
    }
}
