//! The line that a finding is about, cut to what fits a screen.

use super::Region;
use super::harmless::picture;

/// The most characters of a line that are shown.
const WIDEST: usize = 300;
/// How many of them stand before the marked place in a line that is longer.
const BEFORE: usize = 80;

/// A line of the spec, or the part of it that is worth showing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The number of the line, counted from one.
    pub line: usize,
    /// Its text, harmless; tabs are still tabs.
    pub text: String,
    /// The bytes of [`text`](Self::text) that the finding is about. Of a place of several lines, those of the first.
    pub mark: std::ops::Range<usize>,
    /// Whether something was left out at an end.
    pub clipped: bool,
}

/// The excerpt of a place.
pub(super) fn of(text: &str, region: Region) -> Excerpt {
    let (head, rest) = text.split_at_checked(region.span.start).unwrap_or((text, ""));
    // Never further than what is shown: a line can be as long as the text.
    let before: Vec<char> = head.chars().rev().take_while(|c| *c != '\n').take(WIDEST + 1).collect();
    let after: Vec<char> = rest.chars().take_while(|c| *c != '\n').take(WIDEST + 1).collect();
    let after = after.strip_suffix(&['\r']).unwrap_or(&after);
    let fits = before.len() + after.len() <= WIDEST;
    let shown_before = if fits { before.len() } else { before.len().min(BEFORE) };
    let shown_after = if fits { after.len() } else { after.len().min(WIDEST - shown_before) };
    let marked = rest.get(..region.span.end.saturating_sub(region.span.start)).unwrap_or(rest);
    let marked = marked.chars().take_while(|c| *c != '\n').take(shown_after).filter(|c| *c != '\r').count();

    let mut out = String::new();
    if shown_before < before.len() {
        out.push('…');
    }
    before.iter().take(shown_before).rev().for_each(|c| push(&mut out, *c));
    let start = out.len();
    after.iter().take(marked).for_each(|c| push(&mut out, *c));
    let end = out.len();
    after.iter().take(shown_after).skip(marked).for_each(|c| push(&mut out, *c));
    if shown_after < after.len() {
        out.push('…');
    }
    Excerpt { line: region.start.line, text: out, mark: start..end, clipped: !fits }
}

fn push(out: &mut String, c: char) {
    out.push(if c == '\t' { c } else { picture(c) });
}
