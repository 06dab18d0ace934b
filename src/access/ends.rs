//! Loose ends: what leads nowhere in a spec that is legal.

use indexmap::IndexSet;

use super::{Access, Caller, Door, Lock, lock};
use crate::spec::Spec;

/// A scope of a resource server, and who has to do with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScopeUse<'a> {
    /// The resource server, by its name in the spec.
    pub server: &'a str,
    /// The name of the scope.
    pub scope: &'a str,
    /// As clients and routes write it: `server/scope`.
    pub text: String,
    /// Whether a token of a client can carry it.
    pub granted: bool,
    /// Whether a route asks for it.
    pub asked: bool,
}

/// What leads nowhere, as far as the spec says.
#[derive(Debug)]
pub struct Ends<'q, 'a> {
    /// The routes that no client reaches.
    pub unreached: Vec<&'q Door<'a>>,
    /// The clients that get no tokens at all.
    pub without_tokens: Vec<&'q Caller<'a>>,
    /// The clients that get tokens, where no locked route opens for them. None where no route asks for a token.
    pub reaching_nothing: Vec<&'q Caller<'a>>,
    /// The scopes that a client can hold and no route asks for. None where no route asks for a token.
    pub never_asked: Vec<&'q ScopeUse<'a>>,
    /// The scopes that a route asks for and no client can hold.
    pub never_granted: Vec<&'q ScopeUse<'a>>,
    /// The scopes that no client can hold and no route asks for.
    pub unused: Vec<&'q ScopeUse<'a>>,
}

impl<'a> Access<'a> {
    /// The scopes of the resource servers, in the order of the spec; those of a server that exists already are not all here.
    #[must_use]
    pub fn scopes(&self) -> &[ScopeUse<'a>] {
        &self.scopes
    }

    /// Whether any route asks for a token of the user pool.
    #[must_use]
    pub fn asks_for_tokens(&self) -> bool {
        self.classes.iter().any(|class| matches!(class.lock, Lock::Token(_)))
    }

    /// What leads nowhere.
    #[must_use]
    pub fn ends(&self) -> Ends<'_, 'a> {
        let asks = self.asks_for_tokens();
        let lost = |door: &&Door<'a>| self.classes.get(door.class).is_some_and(|class| !class.reachable);
        let without = |caller: &&Caller<'a>| caller.holdings.is_empty();
        let scopes =
            |granted: bool, asked: bool| self.scopes.iter().filter(move |one| (one.granted, one.asked) == (granted, asked)).collect();
        Ends {
            unreached: self.doors.iter().filter(lost).collect(),
            without_tokens: self.callers.iter().filter(without).collect(),
            reaching_nothing: self.callers.iter().filter(|caller| asks && !caller.reaches && !without(caller)).collect(),
            never_asked: if asks { scopes(true, false) } else { Vec::new() },
            never_granted: scopes(false, true),
            unused: scopes(false, false),
        }
    }
}

pub(super) fn scopes<'a>(spec: &'a Spec, access: &Access<'a>) -> Vec<ScopeUse<'a>> {
    let by_class = access.classes.iter().filter_map(|class| match &class.lock {
        Lock::Token(lock) => Some(lock.scopes),
        Lock::Open | Lock::Opaque(_) | Lock::Unsaid => None,
    });
    // What an authorizer of another issuer asks for is not asked of these clients, and asked for all the same.
    let asked: IndexSet<&str> = by_class.chain(lock::scopes_for_others(spec)).flatten().map(String::as_str).collect();
    let defined = spec.resource_servers.iter().flat_map(|(server, about)| about.scopes.keys().map(move |scope| (server, scope)));
    let uses = defined.map(|(server, scope)| {
        let text = [server.as_str(), "/", scope].concat();
        let (granted, asked) = (access.holders.contains_key(text.as_str()), asked.contains(text.as_str()));
        ScopeUse { server, scope, text, granted, asked }
    });
    uses.collect()
}
