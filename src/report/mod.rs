//! Findings out: as text, as JSON, as SARIF, as GitHub's workflow commands.
//!
//! [`check`] takes a spec's text through the whole pipeline. A [`Report`] is what came of it: the findings, sorted by
//! place and told once each, with lines and columns where they come from a text and paths where they do not. One file
//! for each format; none knows a terminal. The coloured form lives in the command, for it needs another crate.
//!
//! User text can hold the escape characters of a terminal. What a [`Report`] hands out is made [`harmless`] first.

mod allowed;
mod excerpt;
mod github;
mod harmless;
mod json;
mod places;
mod run;
mod sarif;
mod text;

use crate::allowances::{Allowed, Verdict};
use crate::finding::{Finding, Place, Severity, Span};
use crate::rules::Rule;
use crate::syntax::edit::{Editor, Replacement};
use crate::syntax::{Document, Position, Source};

pub use allowed::AllowedEntry;
pub use excerpt::Excerpt;
pub use harmless::{clipped, harmless};
pub use run::{Checked, Outcome, check};

/// The most findings that the text forms show. The others are counted.
pub const MAX_SHOWN: usize = 100;

/// The findings of one spec, ready to be shown.
#[derive(Debug, Clone)]
pub struct Report {
    file: Option<String>,
    source: Option<Source>,
    entries: Vec<Entry>,
    allowed: Vec<AllowedEntry>,
}

/// One finding, with its places resolved and its text made harmless.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The rule that says so.
    pub rule: &'static Rule,
    /// What it is about.
    pub location: Location,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Other places, each with what is there.
    pub related: Vec<(Location, String)>,
    /// The one obvious cure, where there is one and the text is laid out in a way that it can be made in.
    pub cure: Option<Cure>,
}

/// Changes of the text that mend a finding: all of them or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cure {
    /// What they do.
    pub what: String,
    /// What goes and what comes instead, in the order of the text and apart from each other.
    pub edits: Vec<(Region, String)>,
}

/// A place, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The route of keys; none for text that no path leads to.
    pub path: Option<String>,
    /// The place in the text; none for a spec that was built in Rust.
    pub region: Option<Region>,
}

/// A run of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Its bytes.
    pub span: Span,
    /// Its first character.
    pub start: Position,
    /// The character after its last one.
    pub end: Position,
}

impl Report {
    /// The findings of a spec that was built in Rust: they say paths instead of lines.
    ///
    /// ```
    /// use poolgate::{Finding, Path, Place, report::Report, rules::spec::EMPTY_VALUE};
    /// let place = Place::Value(Path::root().key("name"));
    /// let report = Report::of_spec(&[Finding::new(&EMPTY_VALUE, place, "the name is empty")]);
    /// assert_eq!(report.text(), "name: error[SP012]: the name is empty\n");
    /// ```
    #[must_use]
    pub fn of_spec(findings: &[Finding]) -> Self {
        Self::of_spec_with(findings, &[])
    }

    /// The same, with what the spec allows.
    #[must_use]
    pub fn of_verdict(verdict: &Verdict) -> Self {
        Self::of_spec_with(&verdict.findings, &verdict.allowed)
    }

    fn of_spec_with(findings: &[Finding], allowed: &[Allowed]) -> Self {
        fn by_path(a: &Finding, b: &Finding) -> std::cmp::Ordering {
            (a.place.path(), a.rule.code, &a.message).cmp(&(b.place.path(), b.rule.code, &b.message))
        }
        let mut findings: Vec<_> = findings.iter().collect();
        findings.sort_by(|a, b| by_path(a, b));
        let entries = findings.into_iter().map(|finding| Entry::new(finding, |_| None, None)).collect();
        let mut allowed: Vec<_> = allowed.iter().collect();
        allowed.sort_by(|a, b| by_path(&a.finding, &b.finding));
        let allowed = allowed.into_iter().map(|allowed| AllowedEntry::new(allowed, |_| None)).collect();
        Self { file: None, source: None, entries: once_each(entries), allowed: allowed::once_each(allowed) }
    }

    /// The findings of a text that could be read, and what its spec allows.
    #[must_use]
    pub fn of_document(file: &str, document: &Document, verdict: &Verdict) -> Self {
        let editor = Editor::new(document);
        let edits = |finding: &Finding| editor.replacements(&finding.fix.as_ref()?.edits).ok();
        Self::located(file, document.source(), |place| document.span(place), edits, &verdict.findings, &verdict.allowed)
    }

    /// The findings of a text that could not be read.
    #[must_use]
    pub fn of_text(file: &str, source: &Source, findings: &[Finding]) -> Self {
        Self::located(file, source, |place| source.span(place), |_| None, findings, &[])
    }

    fn located(
        file: &str,
        source: &Source,
        span: impl Fn(&Place) -> Span,
        edits: impl Fn(&Finding) -> Option<Vec<Replacement>>,
        findings: &[Finding],
        allowed: &[Allowed],
    ) -> Self {
        let edits: Vec<_> = findings.iter().map(edits).collect();
        let all = findings.iter().chain(allowed.iter().map(|allowed| &allowed.finding));
        let places = all.flat_map(|finding| finding.related.iter().map(|related| &related.place).chain([&finding.place]));
        let places = places.chain(allowed.iter().map(|allowed| &allowed.place));
        let changed = edits.iter().flatten().flatten().map(|replacement| replacement.span);
        let spans = places.map(&span).chain(changed).flat_map(|span| [span.start, span.end]);
        let positions = places::positions(source.text(), spans);
        let region_of = |span: Span| Some(Region { span, start: *positions.get(&span.start)?, end: *positions.get(&span.end)? });
        let region = |place: &Place| region_of(span(place));
        let cure = |finding: &Finding, edits: Option<Vec<Replacement>>| {
            let edits = edits?.into_iter().map(|replacement| Some((region_of(replacement.span)?, replacement.text)));
            Some(Cure { what: harmless(&finding.fix.as_ref()?.what), edits: edits.collect::<Option<_>>()? })
        };
        let both = findings.iter().zip(edits);
        let mut entries: Vec<_> = both.map(|(finding, edits)| Entry::new(finding, region, cure(finding, edits))).collect();
        entries.sort_by(|a, b| a.order().cmp(&b.order()));
        let mut allowed: Vec<_> = allowed.iter().map(|allowed| AllowedEntry::new(allowed, region)).collect();
        allowed.sort_by(|a, b| a.entry.order().cmp(&b.entry.order()));
        let (entries, allowed) = (once_each(entries), allowed::once_each(allowed));
        Self { file: Some(harmless(file)), source: Some(source.clone()), entries, allowed }
    }

    /// The name of the file that the spec was read from, fit to be printed.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// The findings, by place.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What the spec allows, by place. It counts for nothing.
    #[must_use]
    pub fn allowed(&self) -> &[AllowedEntry] {
        &self.allowed
    }

    /// The same findings without their cures: for a text in which those were tried.
    #[must_use]
    pub fn without_cures(mut self) -> Self {
        self.entries.iter_mut().for_each(|entry| entry.cure = None);
        self
    }

    /// Whether a finding is at least as bad as `severity`.
    #[must_use]
    pub fn reaches(&self, severity: Severity) -> bool {
        self.entries.iter().any(|entry| entry.rule.severity >= severity)
    }

    /// The line of a place, cut to what can be shown.
    #[must_use]
    pub fn excerpt(&self, location: &Location) -> Option<Excerpt> {
        Some(excerpt::of(self.source.as_ref()?.text(), location.region?))
    }

    /// How many findings there are of each severity, gravest first: `2 errors, 1 insecure`. Empty without findings.
    #[must_use]
    pub fn counts(&self) -> String {
        let mut severities: Vec<_> = self.entries.iter().map(|entry| entry.rule.severity).collect();
        severities.sort_unstable_by(|a, b| b.cmp(a));
        let groups = severities.chunk_by(|a, b| a == b).filter_map(|group| Some((group.first()?.as_str(), group.len())));
        // The other words are no nouns: "2 broken".
        let plural = |word, count| if count > 1 && matches!(word, "error" | "caution") { "s" } else { "" };
        let words = groups.map(|(word, count)| format!("{count} {word}{}", plural(word, count)));
        words.collect::<Vec<_>>().join(", ")
    }

    /// The last line of a report: `2 errors, 1 insecure, 1 allowed in poolgate.yaml`.
    #[must_use]
    pub fn summary(&self) -> String {
        let mut counts = if self.entries.is_empty() { "no findings".to_owned() } else { self.counts() };
        if !self.allowed.is_empty() {
            counts.push_str(&format!(", {} allowed", self.allowed.len()));
        }
        match &self.file {
            Some(file) => format!("{counts} in {file}"),
            None => counts,
        }
    }
}

impl Location {
    fn of(place: &Place, region: impl Fn(&Place) -> Option<Region>) -> Self {
        Self { path: place.path().map(|path| harmless(&path.to_string())), region: region(place) }
    }
}

impl Entry {
    fn new(finding: &Finding, region: impl Fn(&Place) -> Option<Region>, cure: Option<Cure>) -> Self {
        let location = |place: &Place| Location::of(place, &region);
        Self {
            rule: finding.rule,
            location: location(&finding.place),
            message: harmless(&finding.message),
            help: finding.help.as_deref().map(harmless),
            related: finding.related.iter().map(|related| (location(&related.place), harmless(&related.label))).collect(),
            cure,
        }
    }

    /// What to do, and whether the command does it.
    #[must_use]
    pub fn advice(&self) -> Option<String> {
        match (&self.help, &self.cure) {
            (help, None) => help.clone(),
            (help, Some(cure)) => Some(format!("{} (`gen check --fix` does it)", help.as_ref().unwrap_or(&cure.what))),
        }
    }

    fn says_the_same(&self, other: &Self) -> bool {
        self.rule.code == other.rule.code && self.message == other.message && self.location == other.location
    }

    fn order(&self) -> (usize, &str, &str) {
        (self.location.region.map_or(0, |region| region.span.start), self.rule.code, &self.message)
    }
}

/// Two rules' helpers may look at the same thing twice; nobody wants to read it twice.
fn once_each(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.dedup_by(|a, b| a.says_the_same(b));
    entries
}

/// JSON as the formats here print it.
pub(crate) fn pretty(value: &impl serde::Serialize) -> String {
    // Text keys and no maps of foreign make: nothing here can fail to be JSON.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests;
