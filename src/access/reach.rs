//! Which routes anybody reaches, and which clients reach anything.
//!
//! Asking every client about every route would be a product. A route with scopes is reached by those who hold one, and they are looked
//! up from the scope, once for each authorizer; what asks for no scope differs by its authorizer alone.

use std::collections::BTreeMap;

use indexmap::{IndexMap, IndexSet};

use super::{Access, Caller, Lock, TokenLock};
use crate::spec::api::Token;

impl Access<'_> {
    /// Marks the classes that a client reaches, or may, and the clients that reach one that is not open, or may.
    pub(super) fn spread(&mut self) {
        let mut reaching = vec![false; self.callers.len()];
        let mut found = Found::default();
        let reachable: Vec<bool> = self
            .classes
            .iter()
            .map(|class| match &class.lock {
                Lock::Open => true,
                Lock::Unsaid => false,
                Lock::Opaque(_) => {
                    reaching.fill(true);
                    true
                }
                Lock::Token(lock) => found.look(self, lock, &mut reaching),
            })
            .collect();
        for (class, reachable) in self.classes.iter_mut().zip(reachable) {
            class.reachable = reachable;
        }
        for (caller, reaches) in self.callers.iter_mut().zip(reaching) {
            caller.reaches = reaches;
        }
    }
}

/// What was found out already.
#[derive(Default)]
struct Found<'a> {
    /// By authorizer and scope.
    by_scope: BTreeMap<(&'a str, &'a str), bool>,
    /// By authorizer and kind, without a scope.
    by_kind: IndexMap<(&'a str, &'static [Token]), bool>,
    /// By authorizer: whether a function may add to the tokens of a client what is wanted.
    by_added: BTreeMap<&'a str, bool>,
}

impl<'a> Found<'a> {
    fn look(&mut self, access: &Access<'a>, lock: &TokenLock<'a>, reaching: &mut [bool]) -> bool {
        let (authorizer, audience) = (lock.authorizer, access.audience(lock));
        if lock.scopes.is_empty() {
            let gets_in = |caller: &Caller<'_>| lock.kinds.iter().any(|kind| caller.holdings.iter().any(|holding| holding.has(*kind)));
            let known = self.by_kind.entry((authorizer, lock.kinds));
            return *known.or_insert_with(|| mark(access, 0..access.callers.len(), audience, reaching, gets_in));
        }
        if !lock.kinds.contains(&Token::Access) {
            return false;
        }
        let mut any = false;
        for scope in lock.scopes {
            any |= *self.by_scope.entry((authorizer, scope)).or_insert_with(|| {
                let holders = access.holders.get(scope.as_str()).into_iter().flatten().copied();
                mark(access, holders, audience, reaching, |_| true)
            });
        }
        any | *self.by_added.entry(authorizer).or_insert_with(|| {
            let may = |caller: &Caller<'_>| caller.holdings.iter().any(|holding| holding.more_scopes);
            mark(access, 0..access.callers.len(), audience, reaching, may)
        })
    }
}

/// Marks those of the clients whose tokens are taken and that get in; says whether there was one.
fn mark(
    access: &Access<'_>,
    callers: impl Iterator<Item = usize>,
    audience: Option<&IndexSet<&str>>,
    reaching: &mut [bool],
    gets_in: impl Fn(&Caller<'_>) -> bool,
) -> bool {
    let mut any = false;
    for index in callers {
        let taken = |caller: &&Caller<'_>| audience.is_none_or(|audience| audience.contains(caller.name)) && gets_in(caller);
        if access.callers.get(index).filter(taken).is_some() {
            any = true;
            if let Some(reaches) = reaching.get_mut(index) {
                *reaches = true;
            }
        }
    }
    any
}
