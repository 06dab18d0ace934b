//! The text of a spec and the lines in it: byte offsets in, lines and columns out.
//!
//! A [`Source`] exists even where no [`Document`](super::Document) does, so that the findings of a text that could
//! not be read can be shown all the same.

use std::sync::OnceLock;

use crate::finding::{Place, Span};

/// A place as editors count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, counted from one.
    pub line: usize,
    /// The column in characters, counted from one.
    pub column: usize,
}

/// The text of a spec, with lines. A byte order mark at its head is not part of it.
#[derive(Debug, Clone)]
pub struct Source {
    text: String,
    /// The offset at which each line starts; counted when the first finding asks for a line.
    lines: OnceLock<Vec<usize>>,
}

impl Source {
    /// The text that `bytes` hold. Bytes that are not UTF-8 are shown as `U+FFFD`; everything before the first of
    /// them keeps its offset, which is why the finding about them points there.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        Self::from_text(String::from_utf8_lossy(without_mark(bytes)).into_owned())
    }

    pub(super) fn from_text(text: String) -> Self {
        Self { text, lines: OnceLock::new() }
    }

    /// The text itself.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and the column of a byte; the end of the text for a byte behind it.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.floor(offset);
        let lines = self.lines();
        let line = lines.partition_point(|start| *start <= offset);
        let start = lines.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count());
        Position { line: line.max(1), column: column + 1 }
    }

    /// Where a finding about a text without a tree points: its own bytes, cut to the text; the first line for a path.
    #[must_use]
    pub fn span(&self, place: &Place) -> Span {
        match place {
            Place::Bytes(span) => {
                let start = self.floor(span.start);
                Span { start, end: self.floor(span.end).max(start) }
            }
            Place::Key(_) | Place::Value(_) => self.line_from(0),
        }
    }

    /// From `offset` to the end of its line.
    pub(super) fn line_from(&self, offset: usize) -> Span {
        let start = self.floor(offset);
        let rest = self.text.get(start..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default().trim_end();
        Span { start, end: start + line.len() }
    }

    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let breaks = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
        })
    }

    /// The last character boundary at or before `offset`.
    fn floor(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        (0..=offset).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0)
    }
}

/// The bytes behind a UTF-8 byte order mark, which Windows editors write and YAML 1.2.2 section 5.2 allows.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_from_one() {
        let source = Source::new("\u{feff}a\nüb: ✓x\r\n".as_bytes());
        let x = source.text().find('x').unwrap();
        assert_eq!(source.position(x), Position { line: 2, column: 6 });
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position(usize::MAX), Position { line: 3, column: 1 });
        // Inside a character: its first byte.
        assert_eq!(source.position(3), Position { line: 2, column: 1 });
    }

    #[test]
    fn bytes_that_are_no_text_keep_the_offsets_before_them() {
        let source = Source::new(b"a: \xff");
        assert_eq!(source.text(), "a: \u{fffd}");
        let place = Place::Bytes(Span { start: 3, end: 6 });
        assert_eq!(source.span(&place), Span { start: 3, end: 6 });
    }
}
