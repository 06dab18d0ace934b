//! Entries and elements that are added behind the last one, in the layout of those that are there.

use super::erase::entry_span;
use super::locate::is_flow;
use super::{Editor, NOT_WRITTEN, Replacement, Style, Unfit};
use crate::finding::{Place, Span};
use crate::fix::Value;
use crate::path::Path;
use crate::syntax::node::{Node, NodeValue};
use crate::syntax::spans;

impl Editor<'_> {
    pub(super) fn put(&self, into: &Path, key: &str, value: &Value, out: &mut Vec<Replacement>) -> Result<(), Unfit> {
        let spot = self.find_value(into)?;
        let NodeValue::Mapping(entries) = &spot.node.value else { return Err(NOT_WRITTEN) };
        if spot.node.entry(key).is_some() {
            return self.replace(&Place::Value(into.key(key)), value, out);
        }
        let flow = spot.in_flow || is_flow(self.text, spot.node);
        let style = entries.first().map_or(Style::Plain, |entry| self.style_at(entry.key_span));
        let key = self.spelling(flow, style).key(key);
        // The quotes of keys say nothing about those of values, outside of JSON.
        let text = format!("{key}: {}", self.spelling(flow, Style::Plain).value(value));
        let begin = |entry: &crate::syntax::Entry| entry.key_span.start;
        let around = entries.first().zip(entries.last()).map(|(first, last)| (begin(first), begin(last), entry_span(last).end));
        self.add(spot.node, around, "", &text, out)
    }

    pub(super) fn append(&self, to: &Path, value: &Value, out: &mut Vec<Replacement>) -> Result<(), Unfit> {
        let spot = self.find_value(to)?;
        let NodeValue::Sequence(items) = &spot.node.value else { return Err(NOT_WRITTEN) };
        let flow = spot.in_flow || is_flow(self.text, spot.node);
        let style = items.last().map_or(Style::Plain, |item| self.style_at(item.span));
        let text = self.spelling(flow, style).value(value);
        let begin = |item: &Node| if flow { Ok(item.span.start) } else { self.dash(item.span.start) };
        let around = match (items.first(), items.last()) {
            (Some(first), Some(last)) => Some((begin(first)?, begin(last)?, last.span.end)),
            _ => None,
        };
        self.add(spot.node, around, "- ", &text, out)
    }

    /// Adds to a collection whose first part begins, and whose last one begins and ends, at these bytes. `dash` is what a part
    /// begins with that is not in brackets or braces.
    fn add(
        &self,
        node: &Node,
        around: Option<(usize, usize, usize)>,
        dash: &str,
        text: &str,
        out: &mut Vec<Replacement>,
    ) -> Result<(), Unfit> {
        let between = |at: usize, text: String| Replacement { span: Span { start: at, end: at }, text };
        let flow = is_flow(self.text, node);
        let Some((first, last, end)) = around else {
            // Nothing but brackets or braces can be empty.
            let span = Span { start: node.span.start + 1, end: node.span.end.saturating_sub(1) };
            if !flow || self.comments_in(span).next().is_some() {
                return Err(super::LAYOUT);
            }
            let blank = if self.slice(node.span).starts_with('{') { " " } else { "" };
            out.push(Replacement { span, text: format!("{blank}{text}{blank}") });
            return Ok(());
        };
        if !flow {
            out.push(between(self.line_end(end), format!("{}{}{dash}{text}", self.newline(), self.column(first))));
            return Ok(());
        }
        let next = spans::skip_blank(self.text, end);
        let comma = (self.text.as_bytes().get(next) == Some(&b',')).then_some(next + 1);
        let line = self.line_end(end.max(comma.unwrap_or(end)));
        let own_line = self.before(last).trim().is_empty() && line < node.span.end.saturating_sub(1);
        match (own_line, comma) {
            (true, None) => {
                out.push(between(end, ",".to_owned()));
                out.push(between(line, format!("{}{}{text}", self.newline(), self.column(last))));
                // At the end of a line without a comment both stand at one byte.
                if line == end {
                    out.truncate(out.len() - 2);
                    out.push(between(end, format!(",{}{}{text}", self.newline(), self.column(last))));
                }
            }
            (true, Some(_)) => out.push(between(line, format!("{}{}{text},", self.newline(), self.column(last)))),
            (false, None) => out.push(between(end, format!(", {text}"))),
            (false, Some(comma)) => out.push(between(comma, format!(" {text},"))),
        }
        Ok(())
    }
}
