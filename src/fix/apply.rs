//! All the cures that a text needs, round by round: one can be the reason for another, or stand in its way.

use std::collections::BTreeMap;

use super::trial::{Candidate, State};
use crate::files::Outside;
use crate::finding::{Finding, Place};
use crate::rules::Rule;
use crate::syntax::Position;
use crate::syntax::edit::{Editor, Replacement, Unfit};

/// A text after its cures.
#[derive(Debug, Clone)]
pub struct Fixed {
    /// The text. The bytes that came in, where nothing was done.
    pub text: Vec<u8>,
    /// What was done, in its order.
    pub done: Vec<Done>,
    /// What was to be done and was not.
    pub left: Vec<Left>,
}

/// A cure that was applied.
#[derive(Debug, Clone)]
pub struct Done {
    /// The rule of the finding.
    pub rule: &'static Rule,
    /// Where the finding was, in the text as it was then.
    pub at: Position,
    /// What was done.
    pub what: String,
}

/// A cure that was not applied.
#[derive(Debug, Clone)]
pub struct Left {
    /// The rule of the finding.
    pub rule: &'static Rule,
    /// Where the finding is.
    pub at: Position,
    /// What would be done.
    pub what: String,
    /// Why it was not.
    pub why: &'static str,
}

/// How often what was changed is looked at again.
const ROUNDS: usize = 64;

/// How many bytes are read again in all: a second or so. A spec of 10 KB has thousands of attempts, one of 16 MiB four.
const BUDGET: usize = 64 * 1024 * 1024;

/// What an attempt costs beside its bytes.
const ATTEMPT: usize = 4 * 1024;

/// Applies every cure that the findings of a spec's text carry, as far as each keeps what it promises.
///
/// ```
/// use poolgate::{files::NoFiles, fix};
/// let fixed = fix::text(b"name: orders\nuser_pol: {}   # ours\n", &NoFiles);
/// assert_eq!(fixed.text, b"name: orders\nuser_pool: {}   # ours\n");
/// assert_eq!(fixed.done[0].what, "rename `user_pol` to `user_pool`");
/// ```
#[must_use]
pub fn text<'a>(text: &[u8], outside: impl Into<Outside<'a>>) -> Fixed {
    let outside = outside.into();
    let mut fixed = Fixed { text: text.to_vec(), done: Vec::new(), left: Vec::new() };
    let Some(mut state) = State::of(text, outside) else { return fixed };
    let mut work = Work { outside, budget: BUDGET, seen: vec![state.document.text().to_owned()] };
    for _ in 0..ROUNDS {
        let Some(next) = work.round(&state, &mut fixed) else { break };
        work.seen.push(next.document.text().to_owned());
        state = next;
    }
    if !fixed.done.is_empty() {
        // A byte order mark is no part of the document, and stays.
        let mark = text.strip_prefix(MARK).map_or(0, |_| MARK.len());
        fixed.text.truncate(mark);
        fixed.text.extend_from_slice(state.document.text().as_bytes());
    }
    fixed
}

const MARK: &[u8] = b"\xef\xbb\xbf";

struct Work<'a> {
    outside: Outside<'a>,
    budget: usize,
    /// Every text that there was.
    seen: Vec<String>,
}

impl Work<'_> {
    /// Applies what can be applied at once. `None` if that is nothing.
    fn round(&mut self, state: &State, fixed: &mut Fixed) -> Option<State> {
        fixed.left.clear();
        let editor = Editor::new(&state.document);
        let mut batch: Vec<Candidate<'_>> = Vec::new();
        let mut taken = Taken::default();
        for (finding, fix) in state.findings.iter().filter_map(|finding| Some((finding, finding.fix.as_ref()?))) {
            match editor.replacements(&fix.edits) {
                Err(Unfit(why)) => fixed.left.push(left(state, finding, &fix.what, why)),
                Ok(replacements) => {
                    // What meets another one is for the next round.
                    if taken.take(&replacements) {
                        batch.push(Candidate { finding, edits: &fix.edits, what: &fix.what, replacements });
                    }
                }
            }
        }
        let mut accepted = Accepted { of: state, candidates: Vec::new(), state: None };
        let batch: Vec<&Candidate<'_>> = batch.iter().collect();
        self.settle(&mut accepted, &batch, fixed);
        let of = |one: &&Candidate<'_>| Done { rule: one.finding.rule, at: position(state, &one.finding.place), what: one.what.to_owned() };
        let mut done: Vec<_> = accepted.candidates.iter().map(of).collect();
        done.sort_by_key(|done| (done.at, done.rule.code));
        fixed.done.extend(done);
        fixed.left.sort_by_key(|left| (left.at, left.rule.code));
        accepted.state
    }

    /// Accepts these together, or else by halves.
    fn settle<'a>(&mut self, accepted: &mut Accepted<'a>, batch: &[&'a Candidate<'a>], fixed: &mut Fixed) {
        if batch.is_empty() {
            return;
        }
        let state = accepted.of;
        let together: Vec<_> = accepted.candidates.iter().chain(batch).copied().collect();
        let why = match self.budget.checked_sub(state.document.text().len() + ATTEMPT) {
            None => Err("there is too much to mend at once; run it again"),
            Some(rest) => {
                self.budget = rest;
                state.with(&together, &self.seen, self.outside)
            }
        };
        match (why, batch) {
            (Ok(next), _) => {
                accepted.candidates = together;
                accepted.state = Some(next);
            }
            (Err(why), [one]) => fixed.left.push(left(state, one.finding, one.what, why)),
            (Err(_), _) => {
                let (first, second) = batch.split_at(batch.len() / 2);
                self.settle(accepted, first, fixed);
                self.settle(accepted, second, fixed);
            }
        }
    }
}

/// What was accepted of a round so far, and the text with all of it.
struct Accepted<'a> {
    of: &'a State,
    candidates: Vec<&'a Candidate<'a>>,
    state: Option<State>,
}

/// The bytes that a round changes.
#[derive(Default)]
struct Taken(BTreeMap<usize, usize>);

impl Taken {
    /// Takes these bytes, if all of them are free.
    fn take(&mut self, replacements: &[Replacement]) -> bool {
        let free = |start: usize, end: usize| {
            let before = self.0.range(..=start).next_back().is_none_or(|(from, to)| *to <= start && *from < start);
            before && self.0.range(start..).next().is_none_or(|(from, _)| *from >= end && *from > start)
        };
        let all = replacements.iter().all(|one| free(one.span.start, one.span.end));
        if all {
            self.0.extend(replacements.iter().map(|one| (one.span.start, one.span.end)));
        }
        all
    }
}

fn left(state: &State, finding: &Finding, what: &str, why: &'static str) -> Left {
    Left { rule: finding.rule, at: position(state, &finding.place), what: what.to_owned(), why }
}

fn position(state: &State, place: &Place) -> Position {
    state.document.position(state.document.span(place).start)
}
