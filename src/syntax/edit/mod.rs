//! Edits of the tree in, edits of the text out, that leave alone whatever they need not touch.
//!
//! An [`Editor`] knows a text and its tree. [`Editor::replacements`] says which bytes become which: a new word takes the quotes
//! of the old one, an entry goes with its line, and the comments of what goes stay, on lines of their own if need be. JSON
//! stays JSON, one line one line. [`Shape`] says what tree the edits mean; whoever applies replacements reads the result
//! and compares, for nothing here proves that a layout nobody has thought of was understood.
//!
//! One file each: `locate` (places to nodes), `spell` (values as text), `comments`, `erase`, `add`, `shape`.

mod add;
mod comments;
mod erase;
mod locate;
mod shape;
mod spell;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;

use serde::de::IgnoredAny;

use self::locate::{Held, Spot};
use self::spell::{Spelling, Style};
use super::node::{Node, NodeValue};
use super::{Document, spans};
use crate::finding::{Place, Span};
use crate::fix::{Edit, Value};
use crate::path::Path;

pub(crate) use comments::comments;
pub(crate) use shape::Shape;

/// Bytes of a text, and what stands there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Replacement {
    /// The bytes that go; none for what is put in between.
    pub(crate) span: Span,
    /// What comes.
    pub(crate) text: String,
}

/// Why edits cannot be made in a text: a few words that fit behind a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unfit(pub(crate) &'static str);

const NOT_WRITTEN: Unfit = Unfit("the place is not written in the text");
const LAYOUT: Unfit = Unfit("the text is laid out in a way that is not understood here");

/// Makes edits in one text.
pub(crate) struct Editor<'t> {
    text: &'t str,
    root: &'t Node,
    comments: OnceCell<Vec<Span>>,
    json: OnceCell<bool>,
}

impl<'t> Editor<'t> {
    pub(crate) fn new(document: &'t Document) -> Self {
        Self { text: document.text(), root: document.root(), comments: OnceCell::new(), json: OnceCell::new() }
    }

    /// The changes of the text, in its order and apart from each other.
    pub(crate) fn replacements(&self, edits: &[Edit]) -> Result<Vec<Replacement>, Unfit> {
        let mut out = Vec::new();
        for edit in edits {
            match edit {
                Edit::Replace { at, value } => self.replace(at, value, &mut out)?,
                Edit::Within { at, from, to } => self.within(at, from, to, &mut out)?,
                Edit::Rename { at, key } => self.rename(at, key, &mut out)?,
                Edit::Remove { at } => self.remove(&self.find(at)?, &mut out)?,
                Edit::Put { into, key, value } => self.put(into, key, value, &mut out)?,
                Edit::Append { to, value } => self.append(to, value, &mut out)?,
            }
        }
        out.sort_by_key(|replacement| (replacement.span.start, replacement.span.end));
        let meet = |pair: &[Replacement]| matches!(pair, [a, b] if a.span.end > b.span.start || a.span == b.span);
        if out.windows(2).any(meet) { Err(Unfit("its changes meet each other")) } else { Ok(out) }
    }

    fn find(&self, at: &Place) -> Result<Spot<'t>, Unfit> {
        locate::find(self.text, self.root, at).ok_or(NOT_WRITTEN)
    }

    fn find_value(&self, at: &Path) -> Result<Spot<'t>, Unfit> {
        self.find(&Place::Value(at.clone()))
    }

    fn slice(&self, span: Span) -> &'t str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    fn comments(&self) -> &[Span] {
        self.comments.get_or_init(|| comments(self.text, self.root))
    }

    /// The comments inside a run of text.
    fn comments_in(&self, span: Span) -> impl Iterator<Item = &'t str> {
        let all = self.comments();
        let from = all.partition_point(|comment| comment.start < span.start);
        let inside = all.get(from..).unwrap_or_default().iter().take_while(move |comment| comment.start < span.end);
        inside.map(|comment| self.slice(*comment))
    }

    fn in_comment(&self, at: usize) -> bool {
        let all = self.comments();
        let next = all.partition_point(|comment| comment.start <= at);
        next.checked_sub(1).and_then(|index| all.get(index)).is_some_and(|comment| at < comment.end)
    }

    /// Whether the text is JSON, and has to stay so.
    fn is_json(&self) -> bool {
        let flow = || spans::flow_root(self.text).is_some();
        *self.json.get_or_init(|| flow() && serde_json::from_str::<IgnoredAny>(self.text).is_ok())
    }

    /// How lines end here.
    fn newline(&self) -> &'static str {
        match self.text.find('\n') {
            Some(at) if self.text.get(..at).is_some_and(|line| line.ends_with('\r')) => "\r\n",
            _ => "\n",
        }
    }

    fn spelling(&self, flow: bool, style: Style) -> Spelling {
        Spelling { flow, style: if self.is_json() { Style::Double } else { style } }
    }

    /// The style of a scalar that stands somewhere.
    fn style_at(&self, span: Span) -> Style {
        match self.text.as_bytes().get(span.start) {
            Some(b'"') => Style::Double,
            Some(b'\'') => Style::Single,
            _ => Style::Plain,
        }
    }

    fn replace(&self, at: &Place, value: &Value, out: &mut Vec<Replacement>) -> Result<(), Unfit> {
        let spot = self.find(at)?;
        let NodeValue::Scalar(_) = &spot.node.value else {
            let text = self.spelling(spot.in_flow, Style::Plain).value(value);
            return self.supplant(&spot, &text, out);
        };
        let span = spot.node.span;
        let mut text = self.spelling(spot.in_flow, self.style_at(span)).value(value);
        if span.end == span.start {
            text.insert(0, ' ');
        }
        // The header of a block can have a comment.
        text.push_str(&self.kept(span, self.column(span.start)));
        out.push(Replacement { span, text });
        Ok(())
    }

    fn within(&self, at: &Path, from: &str, to: &str, out: &mut Vec<Replacement>) -> Result<(), Unfit> {
        let node = self.find_value(at)?.node;
        let scalar = node.scalar().ok_or(NOT_WRITTEN)?;
        let raw = self.slice(node.span);
        let count = scalar.text.matches(from).count();
        if from.is_empty() || count == 0 || count != raw.matches(from).count() {
            return Err(Unfit("the text is not written as it reads"));
        }
        // `$${` is a literal `${`, and no reference.
        let escaped = |(at, _): (usize, &str)| raw.get(..at).is_some_and(|before| before.ends_with('$'));
        if from.starts_with(['$', '{']) && raw.match_indices(from).any(escaped) {
            return Err(Unfit("a part of the text only looks like a reference"));
        }
        for (start, part) in raw.match_indices(from) {
            let start = node.span.start + start;
            out.push(Replacement { span: Span { start, end: start + part.len() }, text: to.to_owned() });
        }
        Ok(())
    }

    fn rename(&self, at: &Path, key: &str, out: &mut Vec<Replacement>) -> Result<(), Unfit> {
        let spot = self.find_value(at)?;
        let Held::Entry { entries, index, .. } = spot.held else { return Err(NOT_WRITTEN) };
        let span = entries.get(index).ok_or(NOT_WRITTEN)?.key_span;
        let text = self.spelling(spot.in_flow, self.style_at(span)).key(key);
        out.push(Replacement { span, text });
        Ok(())
    }

    /// Where the line of a byte begins.
    fn line_start(&self, at: usize) -> usize {
        self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |line| line + 1)
    }

    /// Where the line of a byte ends, its line feed left out; a carriage return before that is left out as well.
    fn line_end(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        at + line.strip_suffix('\r').unwrap_or(line).len()
    }

    /// What stands before a byte in its line.
    fn before(&self, at: usize) -> &'t str {
        self.slice(Span { start: self.line_start(at), end: at })
    }

    /// Spaces as wide as what stands before a byte in its line.
    fn column(&self, at: usize) -> String {
        self.before(at).chars().map(|c| if c == '\t' { c } else { ' ' }).collect()
    }

    /// The comments of what goes, for behind what comes: each on a line of its own but the first.
    fn kept(&self, gone: Span, column: String) -> String {
        let newline = self.newline();
        let mut kept = String::new();
        for comment in self.comments_in(gone) {
            if kept.is_empty() {
                kept.push(' ');
            } else {
                kept.push_str(newline);
                kept.push_str(&column);
            }
            kept.push_str(comment);
        }
        let rest = self.slice(Span { start: gone.end, end: self.line_end(gone.end) });
        if !kept.is_empty() && !rest.trim().is_empty() {
            kept.push_str(newline);
            kept.push_str(&column);
        }
        kept
    }
}

/// The text with replacements made that are in order and apart.
pub(crate) fn apply(text: &str, replacements: &[Replacement]) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut from = 0;
    for Replacement { span, text: new } in replacements {
        out.push_str(text.get(from..span.start).unwrap_or_default());
        out.push_str(new);
        from = span.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}
