//! The plain form: what a compiler prints, for build logs and for whoever has no terminal.
//!
//! The first line of a finding is `file:line:column: severity[code]: message`, which editors and log viewers know to
//! open. Source lines stand behind a gutter, so that no line of a spec can pass for a command to the system that runs
//! the build (GitHub reads `::error::` at the start of any line).
//!
//! Known weakness: a character counts as one column, so the marks under wide characters are short.

use std::fmt::Write;

use super::{Entry, Location, MAX_SHOWN, Report, clipped};

/// The most characters of a path that are shown.
const LONGEST_PATH: usize = 200;

/// A tab is shown as this many spaces, as rustc does.
const TAB: &str = "    ";

impl Report {
    /// The findings, each with its line. Empty without findings.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        for entry in self.entries.iter().take(MAX_SHOWN) {
            self.entry(&mut out, entry);
        }
        if let Some(more) = self.more() {
            out.push_str(&more);
            out.push('\n');
        }
        out
    }

    /// One line for each finding: `file:line:column: severity[code]: message (help)`.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        let line = |entry: &Entry| {
            let help = entry.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
            format!("{}{help}", self.head(entry))
        };
        self.entries.iter().take(MAX_SHOWN).map(line).chain(self.more())
    }

    /// A line about the findings that the text forms leave out.
    #[must_use]
    pub fn more(&self) -> Option<String> {
        let more = self.entries.len().checked_sub(MAX_SHOWN).filter(|more| *more > 0)?;
        Some(format!("... and {more} more"))
    }

    /// Where a place is, in words: `poolgate.yaml:12:14`, or the path.
    #[must_use]
    pub fn at(&self, location: &Location) -> String {
        match (&self.file, location.region, &location.path) {
            (Some(file), Some(region), _) => format!("{file}:{}:{}", region.start.line, region.start.column),
            (_, _, Some(path)) => clipped(path, LONGEST_PATH),
            (file, _, None) => file.clone().unwrap_or_else(|| "the spec".to_owned()),
        }
    }

    fn head(&self, entry: &Entry) -> String {
        format!("{}: {}[{}]: {}", self.at(&entry.location), entry.rule.severity.as_str(), entry.rule.code, entry.message)
    }

    fn entry(&self, out: &mut String, entry: &Entry) {
        let mut add = |line: std::fmt::Arguments<'_>| {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{line}");
        };
        add(format_args!("{}", self.head(entry)));
        let excerpt = self.excerpt(&entry.location);
        let width = excerpt.as_ref().map_or(1, |excerpt| excerpt.line.to_string().len());
        if let Some(excerpt) = excerpt {
            let before = excerpt.text.get(..excerpt.mark.start).map_or(0, columns);
            let marked = excerpt.text.get(excerpt.mark.clone()).map_or(0, columns).max(1);
            add(format_args!("  {} | {}", excerpt.line, excerpt.text.trim_end().replace('\t', TAB)));
            add(format_args!("  {:width$} | {:before$}{:^<marked$}", "", "", ""));
        }
        for (location, label) in &entry.related {
            add(format_args!("  {:width$} = {}: {label}", "", self.at(location)));
        }
        if let Some(help) = entry.advice() {
            add(format_args!("  {:width$} = help: {help}", ""));
        }
    }
}

fn columns(text: &str) -> usize {
    text.chars().map(|c| if c == '\t' { TAB.len() } else { 1 }).sum()
}
