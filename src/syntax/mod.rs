//! Bytes in, a tree with the place of everything in it out. The only part of the crate that knows the YAML parser.
//!
//! [`parse`] reads YAML 1.2, and JSON as the part of YAML that it is, into a [`Document`]: plain values, raw scalar
//! text, a span for every key and value. What makes YAML dangerous to review is refused on the way, all of it at once:
//! keys that stand twice, anchors and aliases, tags, merge keys, second documents, control characters, numbers that
//! lose their zero. What the values mean is the business of [`spec`](crate::spec), which reads its types from the
//! tree; its findings carry paths, which [`Document::span`] turns into places.
//!
//! The stages, one file each: `text` (encoding, size, characters), `reader` (events to tree) with `spans` and
//! `offsets` (places), `keys`, `explain` (words), [`Node`] (the tree) and [`Source`] (lines). `edit` goes the other way: changes of the tree in,
//! changes of the text out.
//!
//! Known weaknesses. The parser stops at its first syntax error, and so do we. JSON's surrogate pairs
//! (`"\ud83d\ude00"`) are understood in JSON only, for in YAML they are no characters. U+2028 and U+2029 are text
//! here, as in YAML 1.2, and line breaks for readers of YAML 1.1.

pub(crate) mod edit;
mod explain;
mod faults;
mod keys;
mod limits;
mod node;
mod offsets;
mod reader;
mod source;
mod spans;
mod surrogates;
mod text;

pub(crate) use faults::Faults;
pub use limits::{MAX_BYTES, MAX_DEPTH, MAX_FINDINGS, MAX_NODES};
pub use node::{Entry, Kind, Node, NodeValue, Scalar};
pub use source::{Position, Source};

use crate::finding::{Finding, Place, Span};
use crate::path::Segment;

/// A text that was read.
#[derive(Debug, Clone)]
pub struct Document {
    source: Source,
    root: Node,
}

/// Reads a spec's text.
///
/// # Errors
///
/// Every finding about the text as text, in its order; [`Source::new`] over the same bytes says where they are.
///
/// ```
/// use poolgate::syntax::{self, Source};
/// let document = syntax::parse(b"name: orders\n").unwrap();
/// assert_eq!(document.root().entry("name").unwrap().value.scalar().unwrap().text, "orders");
///
/// let text = b"name: orders\nname: books\n";
/// let findings = syntax::parse(text).unwrap_err();
/// assert_eq!(findings[0].message, "the key `name` is written twice in this mapping");
/// let source = Source::new(text);
/// assert_eq!(source.position(source.span(&findings[0].place).start).line, 2);
/// ```
pub fn parse(text: &[u8]) -> Result<Document, Vec<Finding>> {
    let text = text::check(text)?;
    let root = reader::read(text)?;
    Ok(Document { source: Source::from_text(text.to_owned()), root })
}

/// The tree of a text with faults that leave the tree whole: a number that needs quotes, a key that stands twice. For edits that
/// mend those.
pub(crate) fn draft(text: &[u8]) -> Option<Document> {
    let text = text::check(text).ok()?;
    let root = reader::draft(text)?;
    Some(Document { source: Source::from_text(text.to_owned()), root })
}

impl Document {
    /// The text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        self.source.text()
    }

    /// The text and its lines.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The value that the whole text is.
    #[must_use]
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// The bytes of a place. A place that is not written has those of the nearest one around it that is: its key. The
    /// whole spec has its first line.
    #[must_use]
    pub fn span(&self, place: &Place) -> Span {
        let (path, whole) = match place {
            Place::Bytes(_) => return self.source.span(place),
            Place::Key(path) => (path, false),
            Place::Value(path) => (path, true),
        };
        let mut node = &self.root;
        let mut key = None;
        let mut complete = true;
        for segment in path.segments() {
            let Some((value, key_span)) = node.step(segment) else {
                complete = false;
                break;
            };
            node = value;
            // An element of a list has no key; what is about its key is about all of it.
            key = Some(key_span.unwrap_or(value.span));
        }
        match key {
            None => self.source.line_from(self.root.span.start),
            Some(_) if complete && whole && node.span.end > node.span.start => node.span,
            Some(key) => key,
        }
    }

    /// The value at a path, where it is written.
    #[must_use]
    pub fn node(&self, path: &[Segment]) -> Option<&Node> {
        path.iter().try_fold(&self.root, |node, segment| node.step(segment).map(|(value, _)| value))
    }

    /// The line and the column of a byte.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        self.source.position(offset)
    }
}

#[cfg(test)]
mod tests;
