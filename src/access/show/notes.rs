//! What leads nowhere, below a table; and what clients get where there is no API.

use super::grid::Grid;
use super::words;
use crate::access::{Access, Caller, Ends, ScopeUse};

/// A sentence's beginning, and what it is true of.
pub(super) type Note = (&'static str, Vec<String>);

/// What leads nowhere, each kind that there is.
pub(super) fn of(ends: &Ends<'_, '_>) -> Vec<Note> {
    let clients = |callers: &[&Caller<'_>]| callers.iter().map(|caller| caller.name.to_owned()).collect::<Vec<_>>();
    let scopes = |scopes: &[&ScopeUse<'_>]| scopes.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
    let all = [
        ("no client reaches", ends.unreached.iter().map(|door| door.key.to_owned()).collect()),
        ("gets no tokens", clients(&ends.without_tokens)),
        ("reaches no locked route", clients(&ends.reaching_nothing)),
        ("granted, and asked for by no route", scopes(&ends.never_asked)),
        ("asked for, and granted to no client", scopes(&ends.never_granted)),
        ("neither granted nor asked for", scopes(&ends.unused)),
    ];
    all.into_iter().filter(|(_, names)| !names.is_empty()).collect()
}

/// What each client gets, by each of its ways to get tokens.
pub(super) fn tokens(access: &Access<'_>) -> Grid {
    let mut grid = Grid::new(["client", "way", "tokens", "scopes"]);
    for caller in access.callers() {
        let name = || caller.name.to_owned();
        if caller.holdings.is_empty() {
            grid.row([name(), "-".to_owned(), "none".to_owned(), String::new()]);
        }
        for holding in &caller.holdings {
            let mut scopes: Vec<_> = holding.scopes.iter().copied().collect();
            if holding.more_scopes {
                scopes.push("and what a function of the user pool adds");
            }
            grid.row([name(), holding.way.as_str().to_owned(), words::kinds(holding).join(", "), scopes.join(", ")]);
        }
    }
    grid
}
