//! Who can reach what: every client, the ways in which it gets tokens, and every route with what it asks for.
//!
//! A [`Spec`] goes in, an [`Access`] comes out, which answers for any client and any route: by which way, with which token,
//! for which scope; or what stands in between. It reads the spec and not the model, so that rules can ask it about a spec
//! that has faults: what leads nowhere opens nothing, and what cannot be seen through from here (a function that decides,
//! a token of another issuer, an AWS signature) is [`Verdict::Unknown`], never safe.
//!
//! Neighbours: [`rules`](crate::rules) stand on it, `gen access` shows it.
//!
//! Known weakness: it takes the functions behind routes for granted; what one does with the claims it is handed is its own.
//!
//! Cost: linear in the routes and the scopes that they name. Routes that ask for the same are one [`Class`]; a client is
//! judged once for a class.

mod lock;
pub mod show;
#[cfg(test)]
mod tests;
mod ways;

use std::collections::BTreeMap;

use indexmap::IndexMap;

pub use lock::{Lock, Opaque, TokenLock};
pub use ways::{Holding, Way};

use crate::spec::Spec;
use crate::spec::api::Token;

/// Who can reach what in a spec.
#[derive(Debug)]
pub struct Access<'a> {
    callers: Vec<Caller<'a>>,
    doors: Vec<Door<'a>>,
    classes: Vec<Class<'a>>,
    holders: BTreeMap<&'a str, Vec<usize>>,
}

/// A client and the tokens that it can get.
#[derive(Debug)]
pub struct Caller<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its tokens, by each way to get some.
    pub holdings: Vec<Holding<'a>>,
}

/// A route.
#[derive(Debug)]
pub struct Door<'a> {
    /// As the spec writes it: `GET /orders`.
    pub key: &'a str,
    /// Whether callers must send an API key as well. A key says nothing of who calls.
    pub api_key: bool,
    /// What it asks for, by its place in [`Access::classes`].
    class: usize,
}

/// Routes that ask for the same.
#[derive(Debug)]
pub struct Class<'a> {
    /// What they ask for.
    pub lock: Lock<'a>,
    /// The routes, by their places in [`Access::doors`].
    doors: Vec<usize>,
}

/// Whether a client can reach a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict<'a> {
    /// Everybody can: the route is public.
    Open,
    /// It can, by each of these.
    Reaches(Vec<Passage<'a>>),
    /// It cannot, for these reasons; each of its ways to get tokens has one.
    Barred(Vec<Obstacle<'a>>),
    /// That cannot be told from here.
    Unknown(Opaque<'a>),
}

/// How a client reaches a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage<'a> {
    /// How it gets the token.
    pub way: Way,
    /// The kind of the token.
    pub token: Token,
    /// The scope that opens, where one is asked for.
    pub scope: Option<&'a str>,
}

/// What stands between a client and a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle<'a> {
    /// The client has no way to get a token.
    NoTokens,
    /// This way yields no token of the kind that is asked for.
    NoSuchToken {
        /// The way.
        way: Way,
        /// The kind that is asked for.
        wanted: Token,
    },
    /// The tokens of this way carry none of the scopes.
    NoScope {
        /// The way.
        way: Way,
        /// The scopes, one of which would do.
        wanted: &'a [String],
    },
    /// The authorizer does not take tokens of this client.
    NotInAudience {
        /// The authorizer.
        authorizer: &'a str,
    },
    /// The route does not say, or not clearly, who may call it.
    Unsaid,
}

impl Door<'_> {
    /// What it asks for, by its place in [`Access::classes`].
    #[must_use]
    pub fn class(&self) -> usize {
        self.class
    }
}

impl<'a> Access<'a> {
    /// Who can reach what in a spec.
    #[must_use]
    pub fn of(spec: &'a Spec) -> Self {
        let callers: Vec<_> = spec.clients.iter().map(|(name, client)| Caller { name, holdings: ways::holdings(spec, client) }).collect();
        let mut classes: IndexMap<Lock<'a>, Vec<usize>> = IndexMap::new();
        let mut doors = Vec::new();
        for (key, api_key, lock) in lock::locks(spec) {
            let entry = classes.entry(lock);
            let class = entry.index();
            entry.or_default().push(doors.len());
            doors.push(Door { key, api_key, class });
        }
        let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, caller) in callers.iter().enumerate() {
            for scope in caller.holdings.iter().flat_map(|holding| &holding.scopes) {
                let known = holders.entry(scope).or_default();
                if known.last() != Some(&index) {
                    known.push(index);
                }
            }
        }
        let classes = classes.into_iter().map(|(lock, doors)| Class { lock, doors }).collect();
        Self { callers, doors, classes, holders }
    }

    /// The clients, in the order of the spec.
    #[must_use]
    pub fn callers(&self) -> &[Caller<'a>] {
        &self.callers
    }

    /// The routes, in the order of the spec.
    #[must_use]
    pub fn doors(&self) -> &[Door<'a>] {
        &self.doors
    }

    /// The kinds of routes by what they ask for, in the order in which they are met.
    #[must_use]
    pub fn classes(&self) -> &[Class<'a>] {
        &self.classes
    }

    /// What a route asks for.
    #[must_use]
    pub fn lock(&self, door: &Door<'a>) -> &Lock<'a> {
        // A door is made with its class; another spec's door opens nothing.
        self.classes.get(door.class).map_or(&Lock::Unsaid, |class| &class.lock)
    }

    /// The routes of a class.
    pub fn doors_of(&self, class: &Class<'a>) -> impl Iterator<Item = &Door<'a>> {
        class.doors.iter().filter_map(|index| self.doors.get(*index))
    }

    /// A route by its key.
    #[must_use]
    pub fn door(&self, key: &str) -> Option<&Door<'a>> {
        self.doors.iter().find(|door| door.key == key)
    }

    /// A client by its name.
    #[must_use]
    pub fn caller(&self, name: &str) -> Option<&Caller<'a>> {
        self.callers.iter().find(|caller| caller.name == name)
    }

    /// The clients whose tokens can carry a scope.
    pub fn holders(&self, scope: &str) -> impl Iterator<Item = &Caller<'a>> {
        self.holders.get(scope).into_iter().flatten().filter_map(|index| self.callers.get(*index))
    }

    /// Whether a client can reach what is locked so.
    #[must_use]
    pub fn verdict(&self, caller: &Caller<'a>, lock: &Lock<'a>) -> Verdict<'a> {
        match lock {
            Lock::Open => Verdict::Open,
            Lock::Opaque(opaque) => Verdict::Unknown(*opaque),
            Lock::Unsaid => Verdict::Barred(vec![Obstacle::Unsaid]),
            Lock::Token(lock) => lock.tried_by(caller),
        }
    }

    /// Whether any client can reach what is locked so, as far as can be told; `true` where it cannot.
    #[must_use]
    pub fn is_reachable(&self, lock: &Lock<'a>) -> bool {
        match lock {
            Lock::Open | Lock::Opaque(_) => true,
            Lock::Unsaid => false,
            // By the index: routes x clients would be a product.
            Lock::Token(token) if !token.scopes.is_empty() => {
                token.scopes.iter().any(|scope| self.holders(scope).any(|caller| !matches!(self.verdict(caller, lock), Verdict::Barred(_))))
                    || self.callers.iter().any(|caller| caller.holdings.iter().any(|holding| holding.more_scopes))
            }
            Lock::Token(_) => self.callers.iter().any(|caller| !matches!(self.verdict(caller, lock), Verdict::Barred(_))),
        }
    }
}
