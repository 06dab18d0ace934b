//! Facts of words that several areas check: AWS's classes of characters, and how a message says what is wrong with a text.

use std::ops::RangeInclusive;

use crate::finding::shown;

/// `[\w\s+=,.@-]`: the names that people see.
///
/// Source: Amazon Cognito user pools API, shapes UserPoolNameType, ClientNameType and ResourceServerNameType.
pub(crate) fn is_friendly(c: char) -> bool {
    c.is_ascii_alphanumeric() || is_blank(c) || matches!(c, '_' | '+' | '=' | ',' | '.' | '@' | '-')
}

/// `\s` of Java without a flag, whose patterns AWS's are.
///
/// Source: Java SE, `java.util.regex.Pattern`, predefined character classes.
pub(crate) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\u{b}' | '\u{c}' | '\r')
}

/// `[\x21\x23-\x5B\x5D-\x7E]`: what a scope may be made of, which is RFC 6749 section 3.3, `scope-token`.
///
/// Source: Amazon Cognito user pools API, shapes ScopeType and ResourceServerIdentifierType.
pub(crate) fn is_scope(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '"' | '\\')
}

/// `[\p{L}\p{M}\p{S}\p{N}\p{P}]`: anything that leaves ink. Code points that Unicode has not assigned yet are let through, since
/// nobody knows for how long.
///
/// Source: Amazon Cognito user pools API, shapes RedirectUrlType, UsernameType, GroupNameType and CustomAttributeNameType.
pub(crate) fn is_inked(c: char) -> bool {
    // Of what the pattern leaves out, `is_whitespace` and `is_control` are categories Z and Cc; these are Cf and Co.
    let unseen = || c >= '\u{ad}' && UNSEEN.iter().any(|range| range.contains(&c));
    !(c.is_whitespace() || c.is_control() || unseen())
}

/// Source: Unicode Character Database 16, general categories Cf (format: joiners, marks of direction, tags) and Co (private use).
const UNSEEN: [RangeInclusive<char>; 23] = [
    '\u{ad}'..='\u{ad}',
    '\u{600}'..='\u{605}',
    '\u{61c}'..='\u{61c}',
    '\u{6dd}'..='\u{6dd}',
    '\u{70f}'..='\u{70f}',
    '\u{890}'..='\u{891}',
    '\u{8e2}'..='\u{8e2}',
    '\u{180e}'..='\u{180e}',
    '\u{200b}'..='\u{200f}',
    '\u{202a}'..='\u{202e}',
    '\u{2060}'..='\u{2064}',
    '\u{2066}'..='\u{206f}',
    '\u{e000}'..='\u{f8ff}',
    '\u{feff}'..='\u{feff}',
    '\u{fff9}'..='\u{fffb}',
    '\u{110bd}'..='\u{110bd}',
    '\u{110cd}'..='\u{110cd}',
    '\u{13430}'..='\u{1343f}',
    '\u{1bca0}'..='\u{1bca3}',
    '\u{1d173}'..='\u{1d17a}',
    '\u{e0001}'..='\u{e0001}',
    '\u{e0020}'..='\u{e007f}',
    '\u{f0000}'..='\u{10fffd}',
];

/// A character as a message names it.
pub(crate) fn character(c: char) -> String {
    match c {
        ' ' => "a space".to_owned(),
        '\t' => "a tab".to_owned(),
        '\n' | '\r' => "a line break".to_owned(),
        '"' => "a double quote".to_owned(),
        '\\' => "a backslash".to_owned(),
        '/' => "a slash".to_owned(),
        '`' => "a backtick".to_owned(),
        c => shown(c.encode_utf8(&mut [0; 4])),
    }
}

/// Words in backticks, the last two joined by `and`.
pub(crate) fn and<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut words: Vec<_> = words.into_iter().map(shown).collect();
    let Some(last) = words.pop() else {
        return String::new();
    };
    if words.is_empty() { last } else { format!("{} and {last}", words.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined() {
        assert_eq!(and(["a"]), "`a`");
        assert_eq!(and(["a", "b", "c"]), "`a`, `b` and `c`");
    }
}
