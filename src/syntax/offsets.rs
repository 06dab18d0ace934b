//! The parser counts characters; we count bytes.

/// Turns the parser's character indices into byte offsets of the whole text.
///
/// The parser may have been given less than the text, and something put before it: `skipped` bytes of the text are
/// missing at its head, `added` characters stand there instead.
#[derive(Debug)]
pub(super) struct Offsets<'t> {
    /// What the parser was given, without what was added.
    given: &'t str,
    skipped: usize,
    added: usize,
    /// The byte offset of every 64th character; empty where each character is one byte.
    marks: Vec<usize>,
}

const STRIDE: usize = 64;

impl<'t> Offsets<'t> {
    pub(super) fn new(given: &'t str, skipped: usize, added: usize) -> Self {
        let marks = if given.is_ascii() {
            Vec::new()
        } else {
            given.char_indices().step_by(STRIDE).map(|(byte, _)| byte).collect()
        };
        Self { given, skipped, added, marks }
    }

    /// The byte offset of a character. Behind the end: the end.
    pub(super) fn byte(&self, character: usize) -> usize {
        let character = character.saturating_sub(self.added);
        self.skipped + self.within(character)
    }

    fn within(&self, character: usize) -> usize {
        let end = self.given.len();
        if self.marks.is_empty() {
            return character.min(end);
        }
        let Some(mark) = self.marks.get(character / STRIDE).copied() else { return end };
        let rest = self.given.get(mark..).unwrap_or_default();
        rest.char_indices().nth(character % STRIDE).map_or(end, |(byte, _)| mark + byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_become_bytes_whatever_their_length() {
        for text in ["plain", "ü", "aé✓🎉", &"é✓x".repeat(100), ""] {
            let offsets = Offsets::new(text, 7, 4);
            let count = text.chars().count();
            for (index, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(offsets.byte(index + 4), byte + 7);
            }
            assert_eq!(offsets.byte(count + 4), text.len() + 7);
            assert_eq!(offsets.byte(usize::MAX), text.len() + 7);
            assert_eq!(offsets.byte(0), 7);
        }
    }
}
