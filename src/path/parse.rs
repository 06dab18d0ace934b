//! A path out of the text that [`Path`] prints.
//!
//! `clients.web.oauth.flows[1]`, `api.rest.routes["GET /orders"]`, and `the spec` for the root. A key in brackets is quoted
//! with the escapes of Rust's `{:?}`, for that is what prints it. Read as well, though never printed: a key that stands
//! without quotes although it holds a space, a slash or a brace (`api.rest.routes.GET /orders`), for it can mean nothing else.

use std::fmt;
use std::str::{Chars, FromStr};

use super::{Path, ROOT, Segment};
use crate::syntax::MAX_DEPTH;

/// Why a text is no path: lower case, no full stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoPath(&'static str);

impl fmt::Display for NoPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for NoPath {}

impl FromStr for Path {
    type Err = NoPath;

    fn from_str(text: &str) -> Result<Self, NoPath> {
        if text == ROOT {
            return Ok(Self::root());
        }
        let mut segments = Vec::new();
        let mut rest = text;
        loop {
            // No value of a spec is deeper.
            if segments.len() == MAX_DEPTH {
                return Err(NoPath("it is deeper than a spec can be"));
            }
            let (segment, behind) = match (rest.strip_prefix('['), rest.strip_prefix('.')) {
                (Some(inside), _) => bracket(inside)?,
                (None, Some(key)) if !segments.is_empty() => bare(key)?,
                // The first key has no dot before it; behind a bracket there must be one.
                (None, None) if segments.is_empty() => bare(rest)?,
                _ => return Err(NoPath("between two keys there is one dot")),
            };
            segments.push(segment);
            rest = behind;
            if rest.is_empty() {
                return Ok(Self(segments));
            }
        }
    }
}

/// A key without quotes, up to the next step.
fn bare(text: &str) -> Result<(Segment, &str), NoPath> {
    let end = text.find(['.', '[', ']', '"']).unwrap_or(text.len());
    let (key, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    if key.is_empty() {
        return Err(NoPath("between two keys there is one dot"));
    }
    if rest.starts_with([']', '"']) {
        return Err(NoPath(QUOTES));
    }
    Ok((Segment::Key(key.to_owned()), rest))
}

const QUOTES: &str = "a key with dots, brackets or quotes in it is written as `[\"...\"]`";

/// An index or a quoted key, behind its bracket.
fn bracket(text: &str) -> Result<(Segment, &str), NoPath> {
    if let Some(inside) = text.strip_prefix('"') {
        let mut chars = inside.chars();
        let key = quoted(&mut chars)?;
        let rest = chars.as_str().strip_prefix(']').ok_or(NoPath("a bracket is not closed"))?;
        return Ok((Segment::Key(key), rest));
    }
    let (digits, rest) = text.split_once(']').ok_or(NoPath("a bracket is not closed"))?;
    // One way to write a number: no sign, no zero in front.
    let canonical = digits == "0" || (!digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit()));
    let index = digits.parse().ok().filter(|_| canonical);
    Ok((Segment::Index(index.ok_or(NoPath("in brackets stands a number from 0, or a key in double quotes"))?), rest))
}

/// A key up to its closing quote.
fn quoted(chars: &mut Chars<'_>) -> Result<String, NoPath> {
    let mut key = String::new();
    loop {
        match chars.next().ok_or(NoPath("a double quote is not closed"))? {
            '"' => return Ok(key),
            '\\' => key.push(escaped(chars).ok_or(NoPath("a backslash stands before none of `\"\\'nrt0u`"))?),
            c => key.push(c),
        }
    }
}

/// What an escape stands for, behind its backslash. Source: The Rust Reference, "Tokens", quote, ASCII and Unicode escapes.
fn escaped(chars: &mut Chars<'_>) -> Option<char> {
    Some(match chars.next()? {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        c @ ('"' | '\'' | '\\') => c,
        'u' => {
            let (digits, rest) = chars.as_str().strip_prefix('{')?.split_once('}')?;
            let hexadecimal = (1..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit());
            let c = char::from_u32(u32::from_str_radix(digits, 16).ok().filter(|_| hexadecimal)?)?;
            *chars = rest.chars();
            c
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::harmless;

    fn key(text: &str) -> Path {
        Path::root().key("routes").key(text)
    }

    #[test]
    fn hostile_keys_come_back() {
        for text in [
            "GET /orders.v1",
            "a.b",
            "a[0]",
            "[0]",
            "a\"b",
            "a'b",
            "\\",
            "\\\"",
            "",
            " ",
            "the spec",
            "a b",
            "0",
            "é",
            "\n\r\t\0",
            "\u{1b}[2J",
            "\u{202e}",
            "\u{feff}",
            "🎉",
            "${x}",
            "a\u{301}",
            "\u{301}",
            "]",
            "\"]",
            "\\u{41}",
        ] {
            for path in [key(text), Path::root().key(text), key(text).index(0).key(text), Path::root().index(7).key(text)] {
                assert_eq!(path.to_string().parse(), Ok(path.clone()), "{path}");
            }
        }
        assert_eq!(Path::root().to_string().parse(), Ok(Path::root()));
    }

    #[test]
    fn what_can_mean_one_thing_alone_needs_no_quotes() {
        assert_eq!("routes.GET /orders/{id}".parse(), Ok(key("GET /orders/{id}")));
        assert_eq!("routes.GET /orders/{id}[2].x y".parse(), Ok(key("GET /orders/{id}").index(2).key("x y")));
        assert_eq!(r#"["routes"]["a"]"#.parse(), Ok(key("a")));
        assert_eq!(r#"routes["\u{41}\'"]"#.parse(), Ok(key("A'")));
    }

    #[test]
    fn what_is_no_path_says_why() {
        let why = |text: &str| text.parse::<Path>().unwrap_err().to_string();
        for text in ["", ".", ".a", "a.", "a..b", "a[0]b", "a[\"b\"]c", "a.[0]"] {
            assert_eq!(why(text), "between two keys there is one dot", "{text}");
        }
        for text in ["a[", "a[0", "a[\"b\"", "a[\"b\"x]"] {
            assert_eq!(why(text), "a bracket is not closed", "{text}");
        }
        for text in ["a[]", "a[x]", "a[01]", "a[+1]", "a[-1]", "a[99999999999999999999999]"] {
            assert_eq!(why(text), "in brackets stands a number from 0, or a key in double quotes", "{text}");
        }
        for text in ["a[\"\\x41\"]", "a[\"\\u{}\"]", "a[\"\\u{d800}\"]", "a[\"\\u{0000041}\"]", "a[\"\\"] {
            assert!(why(text).starts_with("a backslash stands before"), "{text}");
        }
        assert_eq!(why("a[\"b"), "a double quote is not closed");
        assert_eq!(why("a]"), QUOTES);
        assert_eq!(why("a\"b\""), QUOTES);
        assert_eq!(why(&"a.".repeat(1_000_000)), "it is deeper than a spec can be");
    }

    fn segment() -> impl Strategy<Value = Segment> {
        prop_oneof![
            any::<String>().prop_map(Segment::Key),
            "[a-z\\[\\]\"'.\\\\ /{}u0-9-]{0,8}".prop_map(Segment::Key),
            any::<usize>().prop_map(Segment::Index),
        ]
    }

    proptest! {
        #[test]
        fn every_path_that_is_printed_is_read(segments in prop::collection::vec(segment(), 0..8)) {
            let path = Path::from(segments);
            prop_assert_eq!(path.to_string().parse(), Ok(path.clone()));
            // What a report prints is the path itself: nothing in it had to be made harmless.
            prop_assert_eq!(harmless(&path.to_string()), path.to_string());
        }

        #[test]
        fn every_path_that_is_read_is_printed_and_read(text in "[a-z.\\[\\]\"\\\\ {}u0-9]{0,24}") {
            if let Ok(path) = text.parse::<Path>() {
                prop_assert_eq!(path.to_string().parse(), Ok(path.clone()));
            }
        }

        #[test]
        fn no_text_breaks_the_parser(text in any::<String>()) {
            let _ = text.parse::<Path>();
        }
    }
}
