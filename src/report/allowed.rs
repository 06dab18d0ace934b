//! What a spec allows, ready to be shown: it is listed for programs and counted for people.

use super::{Entry, Location, Region, harmless};
use crate::allowances::Allowed;
use crate::finding::Place;

/// One finding that the spec allows.
#[derive(Debug, Clone)]
pub struct AllowedEntry {
    /// What was found.
    pub entry: Entry,
    /// Where it is allowed: an element of `allow`.
    pub location: Location,
    /// Why.
    pub reason: String,
    /// The last day on which it is.
    pub until: Option<String>,
}

impl AllowedEntry {
    pub(super) fn new(allowed: &Allowed, region: impl Fn(&Place) -> Option<Region>) -> Self {
        Self {
            location: Location::of(&allowed.place, &region),
            entry: Entry::new(&allowed.finding, region, None),
            reason: harmless(&allowed.reason),
            until: allowed.until.map(|until| until.to_string()),
        }
    }
}

pub(super) fn once_each(mut all: Vec<AllowedEntry>) -> Vec<AllowedEntry> {
    all.dedup_by(|a, b| a.entry.says_the_same(&b.entry));
    all
}
