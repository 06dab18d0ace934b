//! User text inside a message.
//!
//! Messages go to terminals, to SARIF viewers and into pull requests. What a person wrote may be a megabyte long, hold
//! the escape character of a terminal or a mark that turns the reading direction round: here it becomes short and
//! harmless.

/// How many characters of user text a message shows. Long enough for a URL's telling part, short enough for one line.
const SHOWN: usize = 60;

/// `text` in backticks, fit for a message: at most about sixty characters, nothing that moves a cursor.
///
/// ```
/// use poolgate::quote::quote;
/// assert_eq!(quote("callback_urls"), "`callback_urls`");
/// assert_eq!(quote("a\u{1b}[2Jb"), r"`a\u{1b}[2Jb`");
/// ```
#[must_use]
pub fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(4 * SHOWN) + 2);
    out.push('`');
    for (count, c) in text.chars().enumerate() {
        if count == SHOWN {
            out.push('…');
            break;
        }
        push_harmless(&mut out, c);
    }
    out.push('`');
    out
}

/// `text` on one line without control characters, at most about four hundred characters: for a message that another
/// piece of code has written around user text.
#[must_use]
pub(crate) fn one_line(text: &str) -> String {
    const LONGEST: usize = 400;
    let mut out = String::with_capacity(text.len().min(LONGEST));
    for (count, c) in text.chars().enumerate() {
        if count == LONGEST {
            out.push('…');
            break;
        }
        if c == '`' { out.push(c) } else { push_harmless(&mut out, c) }
    }
    out
}

/// Whether a character changes what a reader sees of the characters around it: a control character, a byte order mark,
/// or one of the overrides and isolates of the bidirectional algorithm (Unicode TR 36, section 2.10; CVE-2021-42574).
pub(crate) fn is_deceptive(c: char) -> bool {
    c.is_control() || matches!(c, '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn push_harmless(out: &mut String, c: char) {
    match c {
        '\n' => out.push_str("\\n"),
        '\t' => out.push_str("\\t"),
        '\r' => out.push_str("\\r"),
        // A backtick would end the quotation early; line and paragraph separators break the line in some viewers.
        '`' | '\u{2028}' | '\u{2029}' => out.extend(c.escape_unicode()),
        _ if is_deceptive(c) => out.extend(c.escape_unicode()),
        _ => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_is_shown_harmlessly() {
        assert_eq!(quote("a\nb\u{9b}c\u{202e}d`"), r"`a\nb\u{9b}c\u{202e}d\u{60}`");
        assert_eq!(quote(&"é".repeat(1000)).chars().count(), SHOWN + 3);
        assert_eq!(one_line("`a`\u{1b}"), r"`a`\u{1b}");
    }
}
