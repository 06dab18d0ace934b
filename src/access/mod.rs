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
//! Cost: linear in the routes, the clients and the scopes that each names. Routes that ask for the same are one [`Class`]; who reaches
//! one is looked up from its scopes. Only [`Access::verdict`] is asked for a pair.

mod ends;
mod lock;
mod reach;
pub mod show;
#[cfg(test)]
mod tests;
mod ways;

use std::collections::BTreeMap;

use indexmap::{IndexMap, IndexSet};

pub use ends::{Ends, ScopeUse};
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
    /// By the authorizer, where it does not take the tokens of all clients.
    audiences: BTreeMap<&'a str, IndexSet<&'a str>>,
    scopes: Vec<ScopeUse<'a>>,
}

/// A client and the tokens that it can get.
#[derive(Debug)]
pub struct Caller<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its tokens, by each way to get some.
    pub holdings: Vec<Holding<'a>>,
    /// Whether it reaches a route that is not open to everybody, or may.
    reaches: bool,
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
    /// Whether a client reaches them, or may.
    reachable: bool,
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
    /// The route wants a scope of id tokens, which carry none.
    NoScopeInIdTokens {
        /// The way.
        way: Way,
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

impl Class<'_> {
    /// Whether any client can reach these routes, as far as can be told; `true` where it cannot.
    #[must_use]
    pub fn is_reachable(&self) -> bool {
        self.reachable
    }
}

impl Caller<'_> {
    /// Whether it can reach any route that is not open to everybody, as far as can be told; `true` where it cannot.
    #[must_use]
    pub fn reaches_something(&self) -> bool {
        self.reaches
    }
}

impl<'a> Access<'a> {
    /// Who can reach what in a spec.
    #[must_use]
    pub fn of(spec: &'a Spec) -> Self {
        let callers = spec.clients.iter().map(|(name, client)| Caller { name, holdings: ways::holdings(spec, client), reaches: false });
        let mut classes: IndexMap<Lock<'a>, Vec<usize>> = IndexMap::new();
        let mut doors = Vec::new();
        for (key, api_key, lock) in lock::locks(spec) {
            let entry = classes.entry(lock);
            let class = entry.index();
            entry.or_default().push(doors.len());
            doors.push(Door { key, api_key, class });
        }
        let classes = classes.into_iter().map(|(lock, doors)| Class { lock, doors, reachable: false }).collect();
        let mut access = Self {
            callers: callers.collect(),
            doors,
            classes,
            holders: BTreeMap::new(),
            audiences: lock::audiences(spec),
            scopes: Vec::new(),
        };
        for (index, caller) in access.callers.iter().enumerate() {
            for scope in caller.holdings.iter().flat_map(|holding| &holding.scopes) {
                let known = access.holders.entry(scope).or_default();
                if known.last() != Some(&index) {
                    known.push(index);
                }
            }
        }
        access.spread();
        access.scopes = ends::scopes(spec, &access);
        access
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

    /// The clients whose tokens a lock takes, where it does not take those of all.
    #[must_use]
    pub fn audience(&self, lock: &TokenLock<'_>) -> Option<&IndexSet<&'a str>> {
        self.audiences.get(lock.authorizer)
    }

    /// The clients whose tokens a lock takes.
    pub fn takers(&self, lock: &TokenLock<'_>) -> impl Iterator<Item = &Caller<'a>> {
        let audience = self.audience(lock);
        self.callers.iter().filter(move |caller| audience.is_none_or(|audience| audience.contains(caller.name)))
    }

    /// Whether a client can reach what is locked so.
    #[must_use]
    pub fn verdict(&self, caller: &Caller<'a>, lock: &Lock<'a>) -> Verdict<'a> {
        match lock {
            Lock::Open => Verdict::Open,
            Lock::Opaque(opaque) => Verdict::Unknown(*opaque),
            Lock::Unsaid => Verdict::Barred(vec![Obstacle::Unsaid]),
            Lock::Token(lock) if self.audience(lock).is_some_and(|audience| !audience.contains(caller.name)) => {
                Verdict::Barred(vec![Obstacle::NotInAudience { authorizer: lock.authorizer }])
            }
            Lock::Token(lock) => lock.tried_by(caller),
        }
    }
}
