//! Entries and elements that go, and whole collections that something else supplants. Comments stay.

use super::locate::{Held, Spot, is_flow};
use super::{Editor, LAYOUT, NOT_WRITTEN, Replacement, Unfit};
use crate::finding::Span;
use crate::fix::Value;
use crate::syntax::node::{Entry, Node};
use crate::syntax::spans;

impl Editor<'_> {
    /// An entry or an element goes. Of the last one, an empty collection remains.
    pub(super) fn remove(&self, spot: &Spot<'_>, out: &mut Vec<Replacement>) -> Result<(), Unfit> {
        let (of, count, index) = match spot.held {
            Held::Root => return Err(Unfit("the spec itself cannot go")),
            Held::Entry { of, entries, index } => (of, entries.len(), index),
            Held::Item { of, items, index } => (of, items.len(), index),
        };
        if is_flow(self.text, of) {
            out.push(self.remove_flow(spot, of, count, index)?);
            return Ok(());
        }
        if count == 1 {
            let is_mapping = matches!(spot.held, Held::Entry { .. });
            let nothing = if is_mapping { Value::Map(Vec::new()) } else { Value::List(Vec::new()) };
            let text = self.spelling(false, super::Style::Plain).value(&nothing);
            let (_, outer) = spot.route.split_last().ok_or(NOT_WRITTEN)?;
            let holder = super::locate::walk(self.text, self.root, outer.to_vec());
            return self.supplant(&holder, &text, out);
        }
        let span = self.whole(spot, index)?;
        if self.before(span.start).trim().is_empty() {
            out.push(self.lines(span));
            return Ok(());
        }
        // It stands behind the dash of what holds it: the next one takes its place.
        let next = self.start(spot, index + 1)?;
        let gone = Span { start: span.start, end: next };
        let apart = format!("{}{}", self.newline(), self.column(span.start));
        let text = self.comments_in(gone).map(|comment| format!("{comment}{apart}")).collect();
        out.push(Replacement { span: gone, text });
        Ok(())
    }

    /// Something on one line stands where a collection stood.
    pub(super) fn supplant(&self, spot: &Spot<'_>, text: &str, out: &mut Vec<Replacement>) -> Result<(), Unfit> {
        let span = spot.node.span;
        if is_flow(self.text, spot.node) {
            let kept = self.kept(span, self.column(span.start));
            out.push(Replacement { span, text: format!("{text}{kept}") });
            return Ok(());
        }
        let hold = match spot.held {
            Held::Root => return Err(LAYOUT),
            Held::Entry { entries, index, .. } => {
                let key = entries.get(index).ok_or(NOT_WRITTEN)?.key_span;
                spans::find_indicator(self.text, key.end, b":").ok_or(LAYOUT)?
            }
            Held::Item { .. } => self.dash(span.start)?,
        };
        if self.before(span.start).trim().is_empty() {
            out.push(Replacement { span: Span { start: hold + 1, end: hold + 1 }, text: format!(" {text}") });
            out.push(self.lines(span));
        } else {
            let kept = self.kept(span, self.column(span.start));
            out.push(Replacement { span, text: format!("{text}{kept}") });
        }
        Ok(())
    }

    /// What begins a line goes with its lines. Its comments get lines of their own, as far in as it was: further in they
    /// could pass for text of a block above.
    fn lines(&self, span: Span) -> Replacement {
        let start = self.line_start(span.start);
        let column = self.before(span.start);
        let written = self.line_end(span.end);
        let rest = self.text.get(written..).unwrap_or_default();
        let newline = ["\r\n", "\n"].into_iter().find(|newline| rest.starts_with(newline));
        let lines: Vec<String> =
            self.comments_in(Span { start: span.start, end: written }).map(|comment| format!("{column}{comment}")).collect();
        match newline {
            Some(newline) => {
                let text = lines.iter().map(|line| format!("{line}{newline}")).collect();
                Replacement { span: Span { start, end: written + newline.len() }, text }
            }
            // A text that ends without a line feed ends without one still.
            None if lines.is_empty() => {
                let before = self.text.get(..start).unwrap_or_default();
                let before = before.strip_suffix('\n').unwrap_or(before);
                let start = before.strip_suffix('\r').unwrap_or(before).len();
                Replacement { span: Span { start, end: written }, text: String::new() }
            }
            None => Replacement { span: Span { start, end: written }, text: lines.join(self.newline()) },
        }
    }

    fn remove_flow(&self, spot: &Spot<'_>, of: &Node, count: usize, index: usize) -> Result<Replacement, Unfit> {
        let span = self.whole(spot, index)?;
        if count == 1 {
            let gone = Span { start: of.span.start + 1, end: of.span.end.saturating_sub(1) };
            let kept = self.kept(gone, self.column(span.start));
            return Ok(Replacement { span: gone, text: kept });
        }
        if index + 1 < count {
            let gone = Span { start: span.start, end: self.start(spot, index + 1)? };
            let apart = format!("{}{}", self.newline(), self.column(gone.end));
            let text = self.comments_in(gone).map(|comment| format!("{comment}{apart}")).collect();
            return Ok(Replacement { span: gone, text });
        }
        let before = self.whole(spot, index - 1)?;
        let gone = Span { start: before.end, end: span.end };
        let text = self.kept(gone, self.column(span.start));
        Ok(Replacement { span: gone, text })
    }

    /// Where an entry or an element begins: at its key, or at its dash.
    fn start(&self, spot: &Spot<'_>, index: usize) -> Result<usize, Unfit> {
        self.whole(spot, index).map(|span| span.start)
    }

    /// An entry or an element beside a spot, with its key or its dash.
    fn whole(&self, spot: &Spot<'_>, index: usize) -> Result<Span, Unfit> {
        match spot.held {
            Held::Root => Err(NOT_WRITTEN),
            Held::Entry { entries, .. } => entries.get(index).map(entry_span).ok_or(NOT_WRITTEN),
            Held::Item { of, items, .. } => {
                let span = items.get(index).ok_or(NOT_WRITTEN)?.span;
                let start = if is_flow(self.text, of) { span.start } else { self.dash(span.start)? };
                Ok(Span { start, end: span.end })
            }
        }
    }

    /// The dash before an element of a list.
    pub(super) fn dash(&self, at: usize) -> Result<usize, Unfit> {
        let before = self.text.get(..at).unwrap_or_default().trim_end();
        let dash = before.len().checked_sub(1).ok_or(LAYOUT)?;
        if before.ends_with('-') && !self.in_comment(dash) { Ok(dash) } else { Err(LAYOUT) }
    }
}

/// An entry, from its key to the end of its value.
pub(super) fn entry_span(entry: &Entry) -> Span {
    Span { start: entry.key_span.start, end: entry.value.span.end.max(entry.key_span.end) }
}
