//! Text for terminals, build logs and web pages, whatever a person wrote.

use crate::quote::is_deceptive;

/// `text` on one line, without anything that moves a cursor, hides characters or turns the reading direction round.
/// What was a control character is shown as its picture or as `U+FFFD`, so that columns stay what they are.
///
/// ```
/// use poolgate::report::harmless;
/// assert_eq!(harmless("a\u{1b}[2J\nb\u{9b}"), "a␛[2J␊b\u{fffd}");
/// ```
#[must_use]
pub fn harmless(text: &str) -> String {
    text.chars().map(picture).collect()
}

/// [`harmless`], and no longer than `most` characters.
#[must_use]
pub fn clipped(text: &str, most: usize) -> String {
    let mut chars = text.chars();
    let mut out: String = chars.by_ref().take(most).map(picture).collect();
    if chars.next().is_some() {
        out.push('…');
    }
    out
}

/// One character for one character.
pub(super) fn picture(c: char) -> char {
    match c {
        // U+2400 and following: the control pictures.
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        // Line and paragraph separator: new lines for some viewers.
        '\u{2028}' | '\u{2029}' => '\u{fffd}',
        _ if is_deceptive(c) => '\u{fffd}',
        _ => c,
    }
}
