//! A collection of findings that stops growing.
//!
//! Shared by the reader of text and by the reader of values (`spec::de`): both find everything at once and neither may
//! be made to build a million findings.

use std::collections::BTreeSet;

use super::limits::MAX_FINDINGS;
use crate::finding::{Finding, Place};
use crate::rules::Rule;

/// Findings in the order in which they were met; the one behind the last says that there are more.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    found: Vec<Finding>,
    full: bool,
    /// The rules that were broken, by those that were not kept as well.
    codes: BTreeSet<&'static str>,
}

impl Faults {
    /// Keeps a finding. One that is known already, by its place and its words, counts once.
    pub(crate) fn push(&mut self, finding: Finding) {
        self.codes.insert(finding.rule.code);
        let known = |one: &Finding| one.place == finding.place && one.message == finding.message;
        if self.full || self.found.iter().any(known) {
            return;
        }
        if self.found.len() < MAX_FINDINGS {
            self.found.push(finding);
            return;
        }
        self.full = true;
        let more = format!("there is more that is wrong from here on; the first {MAX_FINDINGS} findings are shown");
        self.found.push(Finding::new(finding.rule, finding.place, more).help("mend those first, then run again"));
    }

    /// Whether nothing more is kept: looking further is a waste.
    pub(crate) fn is_full(&self) -> bool {
        self.full
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether no rules were broken but these.
    pub(super) fn all_of(&self, rules: &[&Rule]) -> bool {
        self.codes.iter().all(|code| rules.iter().any(|rule| rule.code == *code))
    }

    /// All of them.
    pub(crate) fn into_vec(self) -> Vec<Finding> {
        self.found
    }

    /// All of them, in the order of the text.
    pub(crate) fn into_sorted(mut self) -> Vec<Finding> {
        // What says that there is more stays last.
        let more = if self.full { self.found.pop() } else { None };
        self.found.sort_by_key(|finding| match finding.place {
            Place::Bytes(span) => span.start,
            Place::Key(_) | Place::Value(_) => 0,
        });
        self.found.extend(more);
        self.found
    }
}
