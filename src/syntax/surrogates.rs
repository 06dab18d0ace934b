//! Characters beyond U+FFFF in JSON written by tools that keep to ASCII: `\ud83c\udf89`.
//!
//! JSON escapes such a character as the two halves of its UTF-16 form (RFC 8259, section 7). YAML knows no halves
//! (YAML 1.2.2, section 5.7) and its parser refuses them, so a text that is JSON gets the character itself in their
//! place first. In YAML that is not JSON the same letters may stand where a backslash escapes nothing; there they
//! stay.

use std::borrow::Cow;

use serde::de::IgnoredAny;

/// A text whose halves are joined, and where it is shorter than before.
pub(super) struct Joined<'t> {
    pub(super) text: Cow<'t, str>,
    /// From which byte of the new text on the old one has how many bytes more.
    pub(super) shifts: Vec<(usize, usize)>,
}

/// Joins the halves in `text`, if it is JSON and has any.
pub(super) fn join(text: &str) -> Joined<'_> {
    let has_halves = text.contains("\\ud") || text.contains("\\uD");
    if !has_halves || serde_json::from_str::<IgnoredAny>(text).is_err() {
        return Joined { text: Cow::Borrowed(text), shifts: Vec::new() };
    }
    let mut out = String::with_capacity(text.len());
    let mut shifts = Vec::new();
    let mut rest = text;
    let mut more = 0;
    // In JSON every backslash begins an escape, so none is missed and none is taken for the second half of `\\`.
    while let Some((before, escape)) = rest.split_once('\\') {
        out.push_str(before);
        if let Some((c, behind)) = pair(escape) {
            out.push(c);
            more += PAIR - c.len_utf8();
            shifts.push((out.len(), more));
            rest = behind;
        } else {
            out.push('\\');
            let mut chars = escape.chars();
            out.extend(chars.next());
            rest = chars.as_str();
        }
    }
    out.push_str(rest);
    Joined { text: Cow::Owned(out), shifts }
}

/// The bytes of `\ud83c\udf89`.
const PAIR: usize = 12;

/// The character whose halves stand behind a backslash, and what stands behind them.
fn pair(escape: &str) -> Option<(char, &str)> {
    let high = half(escape.strip_prefix('u')?)?;
    let low = half(escape.get(5..)?.strip_prefix("\\u")?)?;
    let c = char::decode_utf16([high, low]).next()?.ok()?;
    // A high half that is none is a character by itself, and the second escape another one.
    if (c as u32) < 0x1_0000 { None } else { Some((c, escape.get(PAIR - 1..)?)) }
}

fn half(text: &str) -> Option<u16> {
    let digits = text.get(..4).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
    u16::from_str_radix(digits, 16).ok()
}
