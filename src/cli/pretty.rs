//! Findings as a terminal shows them: under the offending text, as rustc does.
//!
//! Everything that is drawn here comes out of a [`Report`], which has made it harmless: `annotate-snippets` lets the
//! control characters behind U+0080 through, and some terminals obey them.
//!
//! The text is always styled; the stream takes the colours out where they are not wanted.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use poolgate::Severity;
use poolgate::report::{Entry, Excerpt, MAX_SHOWN, Report};

/// Related places up to this many lines away are drawn into the same picture.
const NEAR: usize = 40;

/// All findings, one after the other. Empty without findings.
pub(super) fn report(report: &Report) -> String {
    let mut out = String::new();
    for entry in report.entries().iter().take(MAX_SHOWN) {
        out.push_str(&Renderer::styled().render(&groups(report, entry)));
        out.push_str("\n\n");
    }
    if let Some(more) = report.more() {
        out.push_str(&more);
        out.push('\n');
    }
    out
}

/// `error: message`, and what to do.
pub(super) fn failure(message: &str, help: Option<&str>) -> String {
    let help = help.map(|help| Group::with_title(Level::HELP.secondary_title(help)));
    let groups = std::iter::once(Group::with_title(Level::ERROR.primary_title(message))).chain(help);
    // One by one: together, a rule would join them.
    groups.map(|group| Renderer::styled().render(&[group]) + "\n").collect()
}

fn groups<'a>(report: &'a Report, entry: &'a Entry) -> Vec<Group<'a>> {
    let severity = level(entry.rule.severity);
    let title = severity.clone().primary_title(entry.message.as_str()).id(entry.rule.code);
    let mut notes: Vec<String> = Vec::new();
    let mut note = |location, label: &str| notes.push(format!("{}: {label}", report.at(location)));
    let mut groups = Vec::new();
    match report.excerpt(&entry.location).zip(entry.location.region) {
        Some((excerpt, region)) => {
            let file = report.file().unwrap_or_default();
            let whole = !excerpt.clipped;
            let mut picture = Picture::new(excerpt);
            for (location, label) in &entry.related {
                if !report.excerpt(location).is_some_and(|excerpt| picture.add(excerpt, label)) {
                    note(location, label);
                }
            }
            if whole {
                groups.push(title.element(picture.snippet().path(file)));
            } else {
                // A snippet counts columns in its own text, and of this line a part is missing. In one group with the
                // snippet, the origin would make it look like another file's.
                let origin = Origin::path(file).line(region.start.line).char_column(region.start.column);
                groups.push(title.element(origin));
                groups.push(Group::with_level(severity).element(picture.snippet()));
            }
        }
        None => {
            entry.related.iter().for_each(|(location, label)| note(location, label));
            groups.push(title.element(Origin::path(report.at(&entry.location))));
        }
    }
    let notes = notes.into_iter().map(|note| Level::NOTE.message(note));
    let help = entry.advice().map(|help| Level::HELP.message(help));
    let more = Level::NOTE.message(format!("see `gen explain {}`", entry.rule.code));
    let last = groups.pop().map(|group| group.elements(notes).elements(help).element(more));
    groups.extend(last);
    groups
}

fn level(severity: Severity) -> Level<'static> {
    let level = if severity.stops_output() {
        Level::ERROR
    } else if severity >= Severity::Insecure {
        Level::WARNING
    } else {
        Level::INFO
    };
    level.with_name(severity.as_str())
}

/// Lines of the spec with marks under them.
struct Picture<'a> {
    /// The first excerpt is the one that the finding is about.
    excerpts: Vec<(Excerpt, Option<&'a str>)>,
}

impl<'a> Picture<'a> {
    fn new(excerpt: Excerpt) -> Self {
        Self { excerpts: vec![(excerpt, None)] }
    }

    /// Adds a place, unless it is too far away or in a part of a long line that is not shown.
    fn add(&mut self, excerpt: Excerpt, label: &'a str) -> bool {
        let fits = self.excerpts.iter().all(|(other, _)| {
            other.line.abs_diff(excerpt.line) <= NEAR && (other.line != excerpt.line || !(other.clipped || excerpt.clipped))
        });
        if fits {
            self.excerpts.push((excerpt, Some(label)));
        }
        fits
    }

    fn snippet(mut self) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        // Which of them came first must not be lost in the sorting.
        self.excerpts.sort_by_key(|(excerpt, _)| excerpt.line);
        let first = self.excerpts.first().map_or(1, |(excerpt, _)| excerpt.line);
        let mut text = String::new();
        let mut line = first;
        let mut start = 0;
        let mut annotations = Vec::new();
        for (i, (excerpt, label)) in self.excerpts.into_iter().enumerate() {
            if i == 0 || excerpt.line != line {
                // The lines between are folded away: empty ones do.
                for _ in line..excerpt.line {
                    text.push('\n');
                }
                line = excerpt.line;
                start = text.len();
                text.push_str(&excerpt.text);
            }
            let kind = if label.is_none() { AnnotationKind::Primary } else { AnnotationKind::Context };
            annotations.push(kind.span(start + excerpt.mark.start..start + excerpt.mark.end).label(label));
        }
        Snippet::source(text).line_start(first).annotations(annotations)
    }
}
