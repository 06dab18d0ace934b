//! Who can reach what, as people and programs read it.
//!
//! A [`Question`] about an [`Access`] comes in; a table for a terminal, one for a page, or JSON goes out. All three answer the
//! same, and text that a person wrote is harmless in each.

mod grid;
mod json;
mod notes;
mod words;

use super::{Access, Caller, Door};
use crate::report::harmless;
use grid::{Grid, escaped};

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub enum Question<'q, 'a> {
    /// Every client and every route.
    All,
    /// Who can reach this route?
    WhoCan(&'q Door<'a>),
    /// What can this client reach?
    WhatCan(&'q Caller<'a>),
}

impl<'a> Access<'a> {
    /// A table for a terminal; below that of all, what leads nowhere.
    #[must_use]
    pub fn table(&self, question: Question<'_, 'a>) -> String {
        let mut out = self.grid(question).text();
        let notes = self.notes(question);
        if !notes.is_empty() {
            out.push('\n');
        }
        for (what, names) in notes {
            out.push_str(&format!("{what}: {}\n", harmless(&names.join(", "))));
        }
        out
    }

    /// A table of Markdown; below that of all, what leads nowhere.
    #[must_use]
    pub fn markdown(&self, question: Question<'_, 'a>) -> String {
        let mut out = self.grid(question).markdown();
        let notes = self.notes(question);
        if !notes.is_empty() {
            out.push('\n');
        }
        for (what, names) in notes {
            out.push_str(&format!("- {what}: {}\n", escaped(&names.join(", "))));
        }
        out
    }

    fn notes(&self, question: Question<'_, 'a>) -> Vec<notes::Note> {
        match question {
            Question::All => notes::of(&self.ends()),
            Question::WhoCan(_) | Question::WhatCan(_) => Vec::new(),
        }
    }

    /// The form for programs.
    ///
    /// ```json
    /// { "version": 1,
    ///   "routes": [
    ///     { "route": "GET /orders", "api_key": false,
    ///       "lock": { "kind": "token", "authorizer": "pool", "tokens": ["access"], "scopes": ["orders/read"], "audience": null },
    ///       "callers": [
    ///         { "client": "web", "verdict": "reaches", "by": [{ "way": "code", "token": "access", "scope": "orders/read" }], "because": [] },
    ///         { "client": "cli", "verdict": "barred", "by": [], "because": ["..."] } ] } ],
    ///   "clients": [{ "client": "web", "ways": [{ "way": "code", "tokens": ["id", "access"], "scopes": ["openid"], "more_scopes": false }] }],
    ///   "ends": { "unreached": [], "without_tokens": [], "reaching_nothing": ["cli"],
    ///             "never_asked": [], "never_granted": [], "unused": ["orders/write"] } }
    /// ```
    ///
    /// A lock is `open`, `token`, `iam`, `function`, `foreign_issuer` or `unsaid`, with what is known of it beside it; a verdict `open`,
    /// `reaches`, `barred` or `unknown`. `ends` is what leads nowhere: routes, clients and scopes, as [`Ends`](super::Ends) says; it and
    /// `clients`, what each gets, are there where all was asked. New keys may come; the version changes when one goes or means another thing.
    #[must_use]
    pub fn json(&self, question: Question<'_, 'a>) -> String {
        json::of(self, question)
    }

    fn grid(&self, question: Question<'_, 'a>) -> Grid {
        match question {
            Question::All if self.doors().is_empty() => notes::tokens(self),
            Question::All => self.matrix(),
            Question::WhoCan(door) => {
                let mut grid = Grid::new(["client", "verdict", "how, or why not"]);
                for caller in self.callers() {
                    let verdict = self.verdict(caller, self.lock(door));
                    grid.row([
                        caller.name.to_owned(),
                        words::verdict(&verdict).to_owned(),
                        words::because(caller, &verdict, door.api_key).join("; "),
                    ]);
                }
                grid
            }
            Question::WhatCan(caller) => {
                let mut grid = Grid::new(["route", "verdict", "how, or why not"]);
                for door in self.doors() {
                    let verdict = self.verdict(caller, self.lock(door));
                    grid.row([
                        door.key.to_owned(),
                        words::verdict(&verdict).to_owned(),
                        words::because(caller, &verdict, door.api_key).join("; "),
                    ]);
                }
                grid
            }
        }
    }

    fn matrix(&self) -> Grid {
        let clients = self.callers().iter().map(|caller| caller.name);
        let mut grid = Grid::new(["route", "asks for"].into_iter().chain(clients));
        // Routes that ask for the same have the same answers.
        let mut answers: Vec<Option<Vec<String>>> = self.classes().iter().map(|_| None).collect();
        for door in self.doors() {
            let lock = self.lock(door);
            let cells = || self.callers().iter().map(|caller| words::cell(&self.verdict(caller, lock))).collect::<Vec<_>>();
            let row = match answers.get_mut(door.class) {
                Some(known) => known.get_or_insert_with(cells).clone(),
                None => cells(),
            };
            grid.row([door.key.to_owned(), words::asks(lock, door.api_key)].into_iter().chain(row));
        }
        grid
    }
}
