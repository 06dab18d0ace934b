//! One attempt: changes are made, and the result is held against what was promised.

use std::collections::BTreeMap;

use super::Edit;
use crate::compile::check_text;
use crate::files::Outside;
use crate::finding::{Finding, Severity};
use crate::rules::Check;
use crate::syntax::edit::{self, Replacement, Shape, Unfit, comments};
use crate::syntax::{self, Document};

/// A text, what it says, and what is wrong with it.
pub(super) struct State {
    pub(super) document: Document,
    pub(super) findings: Vec<Finding>,
}

/// A finding's cure in bytes.
pub(super) struct Candidate<'a> {
    pub(super) finding: &'a Finding,
    pub(super) edits: &'a [Edit],
    pub(super) what: &'a str,
    pub(super) replacements: Vec<Replacement>,
}

impl State {
    /// `None` for a text that has no tree, and for one in which a bug of ours shows.
    pub(super) fn of(text: &[u8], outside: Outside<'_>) -> Option<Self> {
        let document = syntax::parse(text).ok().or_else(|| syntax::draft(text))?;
        Some(Self { document, findings: check_text(text, outside).ok()? })
    }

    /// Makes changes that are apart from each other; what comes of it, or why it must not be.
    pub(super) fn with(&self, candidates: &[&Candidate<'_>], seen: &[String], outside: Outside<'_>) -> Result<Self, &'static str> {
        let mut replacements: Vec<Replacement> = candidates.iter().flat_map(|one| one.replacements.iter().cloned()).collect();
        replacements.sort_by_key(|replacement| (replacement.span.start, replacement.span.end));
        let text = edit::apply(self.document.text(), &replacements);
        if seen.contains(&text) {
            return Err("it would undo what another one did");
        }
        let edits = candidates.iter().flat_map(|one| one.edits);
        let meant = Shape::meant(&self.document, edits).map_err(|Unfit(why)| why)?;
        let after = Self::of(text.as_bytes(), outside).ok_or("the spec could not be read any more")?;
        if Shape::of(&after.document) != meant {
            return Err("the spec would say something else than was meant");
        }
        if self.comments() != after.comments() {
            return Err("a comment would be lost");
        }
        self.better(candidates, &after)?;
        Ok(after)
    }

    fn comments(&self) -> Vec<&str> {
        let text = self.document.text();
        let all = comments(text, self.document.root());
        all.iter().map(|span| text.get(span.start..span.end).unwrap_or_default()).collect()
    }

    /// Whether what was to be mended is gone, and nothing graver has come.
    fn better(&self, candidates: &[&Candidate<'_>], after: &Self) -> Result<(), &'static str> {
        let (were, are) = (self.counts(), after.counts());
        let mut mended: BTreeMap<_, usize> = BTreeMap::new();
        for one in candidates {
            *mended.entry(words(one.finding)).or_default() += 1;
        }
        for one in candidates {
            let count = |counts: &BTreeMap<_, usize>| counts.get(&words(one.finding)).copied().unwrap_or(0);
            // Places move where elements of a list go; then there are fewer at least.
            let fewer = count(&are) + count(&mended) <= count(&were);
            let stands = |finding: &Finding| words(finding) == words(one.finding) && finding.place == one.finding.place;
            if !fewer && after.findings.iter().any(stands) {
                return Err("it would not mend it");
            }
        }
        let in_reading = |state: &Self| state.findings.iter().any(|finding| matches!(finding.rule.check, Check::Reader));
        if in_reading(after) && !in_reading(self) {
            return Err("it would hide other findings");
        }
        let mended = candidates.iter().map(|one| one.finding.severity()).min();
        let (were, are) = (self.severities(), after.severities());
        let worse = |(code, (severity, count)): (_, &(Severity, usize))| {
            Some(*severity) > mended && *count > were.get(code).map_or(0, |(_, count)| *count)
        };
        if are.iter().any(worse) { Err("it would make something worse") } else { Ok(()) }
    }

    fn counts(&self) -> BTreeMap<(&str, &str), usize> {
        let mut counts = BTreeMap::new();
        for finding in &self.findings {
            *counts.entry(words(finding)).or_default() += 1;
        }
        counts
    }

    /// How many findings there are of each rule. Their words can change with what is counted in them.
    fn severities(&self) -> BTreeMap<&'static str, (Severity, usize)> {
        let mut counts = BTreeMap::new();
        for finding in &self.findings {
            counts.entry(finding.rule.code).or_insert((finding.severity(), 0)).1 += 1;
        }
        counts
    }
}

fn words(finding: &Finding) -> (&str, &str) {
    (finding.rule.code, &finding.message)
}
