//! The tree: what was written, where, and nothing about what it means.
//!
//! Scalars keep their raw text; [`Scalar::kind`] says what a reader makes of it, by a rule that is narrower than
//! YAML's: `true`, `false`, `null`, `~`, nothing at all, and decimal numbers without a leading zero. Everything else
//! is text, so `yes`, `012`, `1_000`, `12:30:00` and `2012-10-17` are what they look like.

use crate::finding::Span;
use crate::path::Segment;

/// A value and the bytes that it covers.
#[derive(Debug, Clone)]
pub struct Node {
    /// A scalar's text with its quotes, a block scalar from its header to its last line, a collection from its
    /// bracket or its first entry to its end. Empty where nothing is written.
    pub span: Span,
    /// What is there.
    pub value: NodeValue,
}

/// The three shapes of YAML.
#[derive(Debug, Clone)]
pub enum NodeValue {
    /// One piece of text.
    Scalar(Scalar),
    /// Values in order.
    Sequence(Vec<Node>),
    /// Keys and their values, in order; every key once.
    Mapping(Vec<Entry>),
}

/// One key and its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key, unquoted.
    pub key: String,
    /// The bytes of the key, with its quotes.
    pub key_span: Span,
    /// What stands behind the colon.
    pub value: Node,
}

/// A scalar, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// The text, quotes and escapes resolved.
    pub text: String,
    /// Whether it stands without quotes and is no block: only then can it be anything but text.
    pub plain: bool,
}

/// What a scalar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `null`, `~` or nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Decimal digits, perhaps with a sign, a fraction and an exponent.
    Number,
    /// Anything else.
    Text,
}

impl Scalar {
    /// What the scalar is. Quoted text is always text.
    #[must_use]
    pub fn kind(&self) -> Kind {
        if !self.plain {
            return Kind::Text;
        }
        match self.text.as_str() {
            "" | "~" | "null" => Kind::Null,
            "true" => Kind::Bool(true),
            "false" => Kind::Bool(false),
            text if is_number(text) => Kind::Number,
            _ => Kind::Text,
        }
    }

    /// Whether it is a plain number that starts with a zero it would lose: an account id, a postcode, an octal number.
    pub(super) fn has_leading_zero(&self) -> bool {
        let digits = self.text.strip_prefix(['+', '-']).unwrap_or(&self.text);
        self.plain && digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit() || b == b'_')
    }
}

/// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`: JSON's numbers (RFC 8259 section 6).
fn is_number(text: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let text = text.strip_prefix('-').unwrap_or(text);
    let whole = digits(text);
    if whole == 0 || (whole > 1 && text.starts_with('0')) {
        return false;
    }
    let mut rest = text.get(whole..).unwrap_or_default();
    if let Some(fraction) = rest.strip_prefix('.') {
        let length = digits(fraction);
        if length == 0 {
            return false;
        }
        rest = fraction.get(length..).unwrap_or_default();
    }
    match rest.strip_prefix(['e', 'E']) {
        None => rest.is_empty(),
        Some(exponent) => {
            let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
            !exponent.is_empty() && digits(exponent) == exponent.len()
        }
    }
}

impl Node {
    /// The entry under a key, where this is a mapping that has it.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        match &self.value {
            NodeValue::Mapping(entries) => entries.iter().find(|entry| entry.key == key),
            NodeValue::Scalar(_) | NodeValue::Sequence(_) => None,
        }
    }

    /// The value one step further in, and the span of its key where it has one.
    #[must_use]
    pub(super) fn step(&self, segment: &Segment) -> Option<(&Self, Option<Span>)> {
        match (segment, &self.value) {
            (Segment::Key(key), _) => self.entry(key).map(|entry| (&entry.value, Some(entry.key_span))),
            (Segment::Index(index), NodeValue::Sequence(items)) => items.get(*index).map(|item| (item, None)),
            (Segment::Index(_), _) => None,
        }
    }

    /// The scalar, where this is one.
    #[must_use]
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.value {
            NodeValue::Scalar(scalar) => Some(scalar),
            NodeValue::Sequence(_) | NodeValue::Mapping(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Kind {
        Scalar { text: text.to_owned(), plain: true }.kind()
    }

    #[test]
    fn only_json_words_and_numbers_are_not_text() {
        for number in ["0", "-0", "1", "-17", "1.0", "0.5", "1e3", "1.25E-7", "123456789012"] {
            assert_eq!(kind(number), Kind::Number, "{number}");
        }
        for text in [
            "yes",
            "True",
            "NULL",
            "007",
            "1_000",
            "0x1F",
            "0o17",
            ".5",
            "1.",
            "1e",
            "+1",
            ".inf",
            ".nan",
            "12:30:00",
            "2012-10-17",
            "-",
            "1.0.0",
            "1 2",
        ] {
            assert_eq!(kind(text), Kind::Text, "{text}");
        }
        for null in ["", "~", "null"] {
            assert_eq!(kind(null), Kind::Null, "{null}");
        }
        assert_eq!(kind("true"), Kind::Bool(true));
        assert_eq!(Scalar { text: "true".to_owned(), plain: false }.kind(), Kind::Text);
    }

    #[test]
    fn a_leading_zero_is_one_that_would_be_lost() {
        let lost = |text: &str| Scalar { text: text.to_owned(), plain: true }.has_leading_zero();
        assert!(lost("012345678901") && lost("007") && lost("-01") && lost("00") && lost("0_1"));
        assert!(!lost("0") && !lost("0.5") && !lost("0x1F") && !lost("0o17") && !lost("10") && !lost("01a"));
    }
}
