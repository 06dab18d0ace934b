//! The parser counts characters; we count bytes.

use std::cell::Cell;

/// Turns the parser's character indices into byte offsets of the whole text.
///
/// What the parser was given need not be the text itself: its head may be missing, something else may stand there
/// instead, and characters may be written shorter than in the text.
#[derive(Debug)]
pub(super) struct Offsets<'t> {
    given: &'t str,
    /// How many bytes of the text are missing at the head of what was given.
    skipped: usize,
    /// How many bytes stand there instead.
    added: usize,
    /// The byte offset of every 64th character; empty where each character is one byte.
    marks: Vec<usize>,
    /// The character asked for last and its offset: the next one is mostly a few characters behind it.
    last: Cell<(usize, usize)>,
    /// From which offset on (behind the head) how many bytes more the text has.
    shifts: Vec<(usize, usize)>,
}

const STRIDE: usize = 64;

impl<'t> Offsets<'t> {
    pub(super) fn new(given: &'t str, skipped: usize) -> Self {
        let marks = if given.is_ascii() { Vec::new() } else { given.char_indices().step_by(STRIDE).map(|(byte, _)| byte).collect() };
        Self { given, skipped, added: 0, marks, last: Cell::new((0, 0)), shifts: Vec::new() }
    }

    /// What was given begins with `added` bytes that are not the text's.
    pub(super) fn without_head(mut self, added: usize) -> Self {
        self.added = added;
        self
    }

    /// What was given is shorter than the text from these offsets on.
    pub(super) fn shifted(mut self, shifts: Vec<(usize, usize)>) -> Self {
        self.shifts = shifts;
        self
    }

    /// The byte offset of a character. Behind the end: the end.
    pub(super) fn byte(&self, character: usize) -> usize {
        let byte = self.within(character).saturating_sub(self.added);
        let shifts = self.shifts.partition_point(|(from, _)| *from <= byte);
        let more = shifts.checked_sub(1).and_then(|last| self.shifts.get(last)).map_or(0, |(_, more)| *more);
        self.skipped + byte + more
    }

    fn within(&self, character: usize) -> usize {
        let end = self.given.len();
        if self.marks.is_empty() {
            return character.min(end);
        }
        let Some(mark) = self.marks.get(character / STRIDE).copied() else { return end };
        let (last, at) = self.last.get();
        let beside = character % STRIDE;
        let near = last <= character && character - last < beside;
        let (from, start) = if near { (last, at) } else { (character - beside, mark) };
        let rest = self.given.get(start..).unwrap_or_default();
        let byte = rest.char_indices().nth(character - from).map_or(end, |(byte, _)| start + byte);
        self.last.set((character, byte));
        byte
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_become_bytes_whatever_their_length() {
        for text in ["plain", "ü", "aé✓🎉", &"é✓x".repeat(100), ""] {
            let given = format!("--- {text}");
            let offsets = Offsets::new(&given, 7).without_head(4);
            let count = text.chars().count();
            for (index, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(offsets.byte(index + 4), byte + 7);
            }
            for (index, (byte, _)) in text.char_indices().enumerate().collect::<Vec<_>>().into_iter().rev().step_by(3) {
                assert_eq!(offsets.byte(index + 4), byte + 7);
            }
            assert_eq!(offsets.byte(count + 4), text.len() + 7);
            assert_eq!(offsets.byte(usize::MAX), text.len() + 7);
            assert_eq!(offsets.byte(0), 7);
        }
    }
}
