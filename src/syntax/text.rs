//! Bytes in, harmless text out: the encoding, the size and the characters that are checked before any parser sees them.
//!
//! What this stage refuses is refused alone, without the findings of later stages: with a terminal's escape sequences
//! or a mark that turns the reading direction round, nothing else that could be said about the text can be shown
//! truthfully.

use super::faults::Faults;
use super::limits::{MAX_BYTES, MAX_INDICATORS};
use super::source::without_mark;
use crate::finding::{Finding, Place, Span};
use crate::quote::is_deceptive;
use crate::rules::spec::{OVERSIZED_SPEC, UNREADABLE_TEXT};

/// The text that the bytes hold, without a byte order mark at its head.
pub(super) fn check(bytes: &[u8]) -> Result<&str, Vec<Finding>> {
    if bytes.len() > MAX_BYTES {
        let message = format!("the spec is {} bytes long; at most {MAX_BYTES} are read", bytes.len());
        return Err(vec![oversized(0, message).help("is this the right file?")]);
    }
    let text = decode(without_mark(bytes)).map_err(|finding| vec![finding])?;
    let mut faults = Faults::default();
    let mut indicators = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b',' | b'[' | b']' | b'{' | b'}' | b':' | b'?' | b'&' | b'*' | b'!' => indicators += 1,
            b'\t' | b'\n' => {}
            // The lead bytes of everything that `is_deceptive` knows beyond ASCII.
            0x00..=0x1f | 0x7f | 0xc2 | 0xe2 | 0xef => {
                let mut rest = text.get(at..).unwrap_or_default().chars();
                if let Some(c) = rest.next()
                    && is_deceptive(c)
                    && !(c == '\r' && rest.next() == Some('\n'))
                {
                    faults.push(deceptive(c, at));
                }
            }
            _ => {}
        }
    }
    if indicators > MAX_INDICATORS {
        faults.push(oversized(0, "the spec holds more values than are read").help("is this the right file?"));
    }
    if faults.len() == 0 { Ok(text) } else { Err(faults.into_vec()) }
}

fn decode(bytes: &[u8]) -> Result<&str, Finding> {
    // YAML 1.2.2 section 5.2: a byte order mark, or a NUL beside the first character, tells the encodings apart.
    if let [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] = bytes {
        let place = Place::Bytes(Span { start: 0, end: 0 });
        let message = "the text is not UTF-8: it begins as UTF-16 or UTF-32 does";
        return Err(Finding::new(&UNREADABLE_TEXT, place, message).help("save the file as UTF-8"));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let before = bytes.get(..at).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let byte = bytes.get(at).copied().unwrap_or_default();
        let message = format!("byte {} of the text, in line {line}, is not UTF-8: 0x{byte:02x}", at + 1);
        // Three bytes: the replacement character that a `Source` shows there.
        let place = Place::Bytes(Span { start: at, end: at + '\u{fffd}'.len_utf8() });
        Finding::new(&UNREADABLE_TEXT, place, message).help("save the file as UTF-8")
    })
}

fn deceptive(c: char, at: usize) -> Finding {
    let place = Place::Bytes(Span { start: at, end: at + c.len_utf8() });
    let code = u32::from(c);
    let (message, help) = match c {
        '\r' => (
            "a carriage return stands alone: some readers start a new line here and others do not".to_owned(),
            "end lines with a line feed, or with a carriage return and a line feed",
        ),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => (
            format!("the invisible character U+{code:04X} makes this line read differently from what it says"),
            "remove it, and look at the line again without it",
        ),
        '\u{feff}' => ("a byte order mark (U+FEFF) stands inside the text".to_owned(), "remove it; two files may have been joined here"),
        _ => (format!("the control character U+{code:04X} is not text"), "remove it"),
    };
    Finding::new(&UNREADABLE_TEXT, place, message).help(help)
}

/// A finding about size.
pub(super) fn oversized(at: usize, message: impl Into<String>) -> Finding {
    Finding::new(&OVERSIZED_SPEC, Place::Bytes(Span { start: at, end: at }), message)
}
