//! Facts of words that several areas check: AWS's classes of characters, and how a message says what is wrong with a text.

use crate::finding::shown;

/// `[\w\s+=,.@-]`: the names that people see.
///
/// Source: Amazon Cognito user pools API, shapes UserPoolNameType, ClientNameType and ResourceServerNameType.
pub(crate) fn is_friendly(c: char) -> bool {
    c.is_ascii_alphanumeric() || c.is_ascii_whitespace() || matches!(c, '_' | '+' | '=' | ',' | '.' | '@' | '-')
}

/// `[\x21\x23-\x5B\x5D-\x7E]`: what a scope may be made of, which is RFC 6749 section 3.3, `scope-token`.
///
/// Source: Amazon Cognito user pools API, shapes ScopeType and ResourceServerIdentifierType.
pub(crate) fn is_scope(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '"' | '\\')
}

/// `[\p{L}\p{M}\p{S}\p{N}\p{P}]`: anything that leaves ink. Unassigned and formatting code points are let through, for want
/// of Unicode's tables.
///
/// Source: Amazon Cognito user pools API, shapes RedirectUrlType, UsernameType, GroupNameType and CustomAttributeNameType.
pub(crate) fn is_inked(c: char) -> bool {
    !c.is_whitespace() && !c.is_control()
}

/// What is wrong with a text that must have 1 to `most` characters of a class; fits behind the text in a sentence.
pub(crate) fn fault(text: &str, most: usize, class: fn(char) -> bool) -> Option<String> {
    if text.is_empty() {
        return Some("is empty".to_owned());
    }
    if let Some(c) = text.chars().find(|c| !class(*c)) {
        return Some(format!("holds {}", character(c)));
    }
    too_long(text, most)
}

/// That a text has more than `most` characters.
pub(crate) fn too_long(text: &str, most: usize) -> Option<String> {
    // A text of so many bytes has no more characters than that: the usual case needs no counting.
    if text.len() <= most {
        return None;
    }
    let count = text.chars().count();
    (count > most).then(|| format!("has {count} characters, {most} are allowed"))
}

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
    fn a_fault_is_said() {
        assert_eq!(fault("web", 128, is_friendly), None);
        assert_eq!(fault("", 128, is_friendly).as_deref(), Some("is empty"));
        assert_eq!(fault("a b", 128, is_scope).as_deref(), Some("holds a space"));
        assert_eq!(fault("aé", 128, is_scope).as_deref(), Some("holds `é`"));
        assert_eq!(fault("ééé", 2, is_inked).as_deref(), Some("has 3 characters, 2 are allowed"));
        assert_eq!(fault("éé", 2, is_inked), None);
    }

    #[test]
    fn words_are_joined() {
        assert_eq!(and(["a"]), "`a`");
        assert_eq!(and(["a", "b", "c"]), "`a`, `b` and `c`");
    }
}
