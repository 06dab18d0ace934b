//! Official lists, embedded: which IAM actions, Lambda runtimes and regions there are.
//!
//! In: names that a person wrote. Out: whether AWS knows them, and what was probably meant. The texts are the files of
//! `schema/`, taken from published packages by `schema/refresh.py`; `schema/SOURCES.md` says from which, with licences.
//! The rules ask here; nothing here knows of specs or findings, except that [`crate::finding::nearest`] does the
//! guessing.
//!
//! The texts stay texts: a look-up is a walk over a borrowed string and allocates nothing. The lists are as old as the
//! packages they came from, so "unknown" means "not known then": a rule that uses one must leave a way past it.

pub mod iam;
pub mod iam_resources;
pub mod lambda;
pub mod region;

/// The `(name, words)` of each line `name: word word …`, head lines left out.
fn entries(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "))
}
