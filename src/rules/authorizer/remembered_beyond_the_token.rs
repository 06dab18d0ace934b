//! A yes that is remembered for longer than the token lives.

use crate::finding::{Finding, Place, Severity};
use crate::path::Path;
use crate::rules::apis::http;
use crate::rules::references::rest;
use crate::rules::{Check, Context, Rule};
use crate::spec::Duration;
use crate::spec::api::{Authorizer, HttpAuthorizer, Token};

/// The rule.
pub static RULE: Rule = Rule {
    code: "AU021",
    name: "remembered-beyond-the-token",
    severity: Severity::Insecure,
    page: include_str!("remembered_beyond_the_token.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    // What the built-in `verify` says yes to are tokens of the clients that it is told.
    let of_rest = rest(spec).into_iter().flat_map(|api| &api.authorizers).filter_map(|(name, about)| match about {
        Authorizer::Token(token) if spec.is_verify(&token.function) => {
            Some((super::settings_at(name, about), token.cache, token.token, token.clients.as_slice()))
        }
        _ => None,
    });
    let of_http = http(spec).into_iter().flat_map(|api| &api.authorizers).filter_map(|(name, about)| match about {
        HttpAuthorizer::Function(function) if spec.is_verify(&function.function) => {
            let at = super::http_authorizer_at(name).key("function");
            Some((at, function.cache, function.token, function.clients.as_slice()))
        }
        _ => None,
    });
    for (at, cache, token, clients) in of_rest.chain(of_http) {
        let kind = token.unwrap_or(Token::Access);
        let life = |client: &crate::spec::Client| match kind {
            Token::Access => client.tokens.access,
            Token::Id => client.tokens.id,
        };
        let taken = spec.clients.iter().filter(|(name, _)| clients.is_empty() || clients.contains(name));
        let Some((name, shortest)) = taken.map(|(name, client)| (name, life(client))).min_by_key(|(_, life)| *life) else { continue };
        if cache > shortest {
            findings.push(found(at.key("cache"), cache, name, kind, shortest));
        }
    }
}

fn found(at: Path, cache: Duration, client: &str, kind: Token, life: Duration) -> Finding {
    let (key, what) = match kind {
        Token::Access => ("access", "an access token"),
        Token::Id => ("id", "an id token"),
    };
    let tokens = Path::root().key("clients").key(client).key("tokens");
    Finding::new(&RULE, Place::Value(at), format!("a yes is remembered for {cache}, and {what} lives for {life}"))
        .help(format!("remember it for {life} at most"))
        .related(Place::Value(tokens.key(key)), "the life of the token")
}
