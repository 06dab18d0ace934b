//! Exact spans from the parser's rough ones, by a second look at the text.
//!
//! Every function takes bytes that the parser has accepted already and stays within the text whatever they are.

use crate::finding::Span;

/// Where the flow collection begins that is the whole document, if it is one: JSON is.
pub(super) fn flow_root(text: &str) -> Option<usize> {
    let at = skip_blank(text, 0);
    matches!(text.as_bytes().get(at), Some(b'[' | b'{')).then_some(at)
}

/// The first byte at or behind `at` that is neither white space nor in a comment.
pub(super) fn skip_blank(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = at;
    loop {
        match bytes.get(at) {
            Some(b' ' | b'\t' | b'\r' | b'\n') => at += 1,
            Some(b'#') => at = line_end(text, at),
            _ => return at.min(text.len()),
        }
    }
}

/// The first of `indicators` behind `at`, over white space, comments, tags, anchors and the other indicators of block
/// style.
pub(super) fn find_indicator(text: &str, at: usize, indicators: &[u8]) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = at;
    loop {
        at = skip_blank(text, at);
        match bytes.get(at)? {
            byte if indicators.contains(byte) => return Some(at),
            b':' | b'-' | b'?' => at += 1,
            b'!' | b'&' => at = super::explain::word_end(text, at),
            // The end of a document that was none.
            b'.' if text.get(at..).is_some_and(|rest| rest.starts_with("...")) => at += 3,
            _ => return None,
        }
    }
}

/// What stands behind the last part of a flow collection, over white space, comments and a comma.
pub(super) fn find_close(text: &str, at: usize) -> usize {
    let at = skip_blank(text, at);
    if text.as_bytes().get(at) == Some(&b',') { skip_blank(text, at + 1) } else { at }
}

/// A quoted scalar, from quote to quote. The parser counts the blanks and the comment behind it.
pub(super) fn quoted(text: &str, rough: Span) -> Span {
    let bytes = text.as_bytes();
    let quote = bytes.get(rough.start).copied();
    let mut at = rough.start + 1;
    loop {
        match bytes.get(at) {
            None => return Span { start: rough.start, end: text.len() },
            Some(b'\\') if quote == Some(b'"') => at += 2,
            Some(b'\'') if quote == Some(b'\'') && bytes.get(at + 1) == Some(&b'\'') => at += 2,
            byte if byte.copied() == quote => return Span { start: rough.start, end: at + 1 },
            Some(_) => at += 1,
        }
    }
}

/// A block scalar, from its header to the end of its last line. The parser starts it behind the header and ends it at
/// what follows; `before` is the end of what precedes it.
pub(super) fn block(text: &str, before: usize, rough: Span) -> Span {
    let start = find_indicator(text, before, b"|>").filter(|header| *header <= rough.start).unwrap_or(rough.start);
    let written = text.get(start..rough.end).unwrap_or_default().trim_end();
    Span { start, end: start + written.len() }
}

/// The directives in what precedes the `---` of a document, other than `%YAML 1.2`.
pub(super) fn directives(head: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in head.split_inclusive('\n') {
        let written = line.split_once(" #").map_or(line, |(before, _)| before).trim_end();
        if line.starts_with('%') && written.split_whitespace().ne(["%YAML", "1.2"]) {
            found.push(Span { start, end: start + written.len() });
        }
        start += line.len();
    }
    found
}

fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| at + length)
}
