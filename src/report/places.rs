//! Many offsets at once to lines and columns, in one walk over the text.
//!
//! [`Source::position`](crate::syntax::Source::position) counts the characters of a line from its start. For thousands
//! of findings in a text of one long line that would be quadratic.

use std::collections::BTreeMap;

use crate::syntax::Position;

/// The positions of all `offsets`. One that is inside a character or behind the text has that of the next end.
pub(super) fn positions(text: &str, offsets: impl Iterator<Item = usize>) -> BTreeMap<usize, Position> {
    let mut positions: BTreeMap<usize, Position> = offsets.map(|offset| (offset, Position { line: 1, column: 1 })).collect();
    let mut wanted = positions.iter_mut().peekable();
    let mut now = Position { line: 1, column: 1 };
    for (at, c) in text.char_indices() {
        while let Some((_, position)) = wanted.next_if(|(offset, _)| **offset <= at) {
            *position = now;
        }
        if wanted.peek().is_none() {
            break;
        }
        now = if c == '\n' { Position { line: now.line + 1, column: 1 } } else { Position { line: now.line, column: now.column + 1 } };
    }
    wanted.for_each(|(_, position)| *position = now);
    positions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Source;

    #[test]
    fn one_walk_says_what_single_questions_say() {
        let source = Source::new("a: 1\nüb: [✓, x]\r\n\nc".as_bytes());
        let text = source.text();
        let offsets: Vec<_> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
        let all = positions(text, offsets.iter().copied());
        for offset in offsets {
            assert_eq!(all[&offset], source.position(offset), "offset {offset}");
        }
    }
}
