//! Values as text that our own reader reads as just them.
//!
//! Whether text needs quotes is asked of that reader and not of a list of traps: a word is written plain only after a small
//! document with it, in the same kind of place, was read back.

use super::super::node::{Kind, Node, NodeValue, Scalar};
use super::super::reader;
use crate::fix::Value;

/// How text is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Not at all, where that is possible.
    Plain,
    /// `'...'`
    Single,
    /// `"..."`
    Double,
}

/// Where values are written, and how.
#[derive(Clone, Copy)]
pub(super) struct Spelling {
    /// In brackets or braces.
    pub(super) flow: bool,
    pub(super) style: Style,
}

/// The longest text that is tried without quotes. YAML ends an implicit key at 1,024 characters (1.2.2 section 7.4.2).
const LONGEST: usize = 500;

impl Spelling {
    /// A value, on one line.
    pub(super) fn value(self, value: &Value) -> String {
        let inner = Self { flow: true, ..self };
        match value {
            Value::Text(text) => self.text(text, false),
            Value::Bool(value) => value.to_string(),
            Value::Number(number) => number.clone(),
            Value::List(items) => format!("[{}]", items.iter().map(|item| inner.value(item)).collect::<Vec<_>>().join(", ")),
            Value::Map(entries) if entries.is_empty() => "{}".to_owned(),
            Value::Map(entries) => {
                let entry = |(key, value): &(String, Value)| format!("{}: {}", inner.key(key), inner.value(value));
                format!("{{ {} }}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// A key, without its colon.
    pub(super) fn key(self, key: &str) -> String {
        self.text(key, true)
    }

    fn text(self, text: &str, is_key: bool) -> String {
        match self.style {
            Style::Plain if reads_back(text, self.flow, is_key) => text.to_owned(),
            Style::Single if !text.contains(char::is_control) => format!("'{}'", text.replace('\'', "''")),
            // JSON's quotes and escapes are YAML's too. Text cannot fail to be JSON.
            Style::Plain | Style::Single | Style::Double => serde_json::to_string(text).unwrap_or_default(),
        }
    }
}

/// Whether text without quotes is read as that very text.
fn reads_back(text: &str, flow: bool, is_key: bool) -> bool {
    if text.len() > LONGEST || text.contains('\n') {
        return false;
    }
    let document = match (flow, is_key) {
        (false, false) => format!("k: {text} # c\n"),
        (false, true) => format!("{text}: v\n"),
        (true, false) => format!("[{text}, {text}]"),
        (true, true) => format!("{{ {text}: v }}"),
    };
    let Ok(root) = reader::read(&document) else { return false };
    let is_text = |scalar: &Scalar| scalar.text == text && scalar.kind() == Kind::Text;
    let is_it = |node: Option<&Node>| node.and_then(Node::scalar).is_some_and(is_text);
    match &root.value {
        NodeValue::Sequence(items) => !is_key && items.len() == 2 && is_it(items.first()) && is_it(items.last()),
        NodeValue::Mapping(entries) if is_key => {
            // A key is text whatever it looks like.
            matches!(entries.as_slice(), [entry] if entry.key == text)
        }
        NodeValue::Mapping(entries) => matches!(entries.as_slice(), [entry] if is_it(Some(&entry.value))),
        NodeValue::Scalar(_) => false,
    }
}
