//! The findings of this stage: what each fault is called, in the words of a person who writes specs.

use super::error::Fault;
use super::keys;
use crate::finding::{Finding, Meant, Place, meant};
use crate::fix::{Fix, Value};
use crate::path::{Path, Segment};
use crate::quote::{one_line, quote};
use crate::rules::spec::{AMBIGUOUS_CHOICE, EMPTY_VALUE, MALFORMED_VALUE, MISSING_KEY, UNKNOWN_KEY, UNKNOWN_WORD, WRONG_TYPE};
use crate::syntax::{Kind, Node, NodeValue, Scalar};

/// How many names a message lists before it breaks off.
const LISTED: usize = 12;

/// What a value is called: the last key of its path, in backticks.
pub(super) fn subject(path: &Path) -> String {
    match path.segments() {
        [.., Segment::Key(key)] => quote(key),
        [.., Segment::Key(key), Segment::Index(index)] => format!("element {} of {}", index + 1, quote(key)),
        [.., Segment::Index(index)] => format!("element {}", index + 1),
        [] => "the spec".to_owned(),
    }
}

/// A value's type, as a person would say it.
pub(super) fn found(node: &Node) -> String {
    match &node.value {
        NodeValue::Sequence(_) => "a list".to_owned(),
        NodeValue::Mapping(_) => "a mapping".to_owned(),
        NodeValue::Scalar(scalar) => match scalar.kind() {
            Kind::Null => "nothing".to_owned(),
            Kind::Bool(_) => "true or false".to_owned(),
            Kind::Number => format!("the number {}", quote(&scalar.text)),
            Kind::Text => format!("the text {}", quote(&scalar.text)),
        },
    }
}

/// `a`, `b` and so on, at most a dozen of them.
pub(super) fn list(names: &[&str]) -> String {
    let mut out = names.iter().take(LISTED).map(|name| quote(name)).collect::<Vec<_>>().join(", ");
    if names.len() > LISTED {
        out.push_str(", …");
    }
    out
}

/// Another type is due.
pub(super) fn wrong_type(path: Path, due: &str, node: &Node) -> Finding {
    let message = format!("{} must be {due}, not {}", subject(&path), found(node));
    let help = match (&node.value, due) {
        (NodeValue::Scalar(scalar), "text") => Some(format!("put it in quotes: \"{}\"", one_line(&scalar.text))),
        (NodeValue::Scalar(scalar), "true or false") => truth(&scalar.text, scalar.plain).map(str::to_owned),
        (NodeValue::Scalar(scalar), "a list") if scalar.kind() != Kind::Null && scalar.text.len() <= 40 => {
            Some(format!("put it in brackets: `[{}]`", one_line(&scalar.text)))
        }
        (NodeValue::Scalar(scalar), "a number" | "a whole number") if !scalar.plain => Some("remove the quotes".to_owned()),
        (NodeValue::Mapping(_), "a list") => Some("write its elements behind dashes, or in `[ ]`".to_owned()),
        (NodeValue::Sequence(_), "a mapping") => Some("write its entries as `key: value`, without dashes".to_owned()),
        _ => None,
    };
    let place = Place::Value(path);
    let fix = retyped(&place, due, node);
    with(Finding::new(&WRONG_TYPE, place, message), help).fix(fix)
}

/// The value that was meant, where only its type is off.
fn retyped(place: &Place, due: &str, node: &Node) -> Option<Fix> {
    let scalar = node.scalar()?;
    let text = scalar.text.as_str();
    let (value, what) = match due {
        "text" if matches!(scalar.kind(), Kind::Bool(_)) => (Value::from(text), "put it in quotes"),
        // YAML 1.1 has all of these for two: "Boolean Language-Independent Type for YAML Version 1.1", yaml.org/type/bool.html.
        "true or false" => match text.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "y" => (Value::Bool(true), "write `true`"),
            "false" | "no" | "off" | "n" => (Value::Bool(false), "write `false`"),
            _ => return None,
        },
        "a number" | "a whole number" => {
            let number = Scalar { text: text.to_owned(), plain: true };
            let fits = due == "a number" || !text.contains(['.', 'e', 'E']);
            (scalar.kind() == Kind::Text && number.kind() == Kind::Number && fits)
                .then(|| (Value::Number(text.to_owned()), "remove the quotes"))?
        }
        // Blanks and commas may have been meant to part several.
        "a list" if scalar.kind() == Kind::Text && !text.is_empty() && !text.contains([' ', ',', '\n', '\t']) => {
            (Value::List(vec![text.into()]), "put it in brackets")
        }
        _ => return None,
    };
    Some(Fix::replace(place, value, what))
}

/// What somebody who wrote `yes` has to write.
fn truth(text: &str, plain: bool) -> Option<&'static str> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "false" if !plain => Some("remove the quotes"),
        "true" | "yes" | "on" | "y" | "1" | "enabled" => Some("write `true`"),
        "false" | "no" | "off" | "n" | "0" | "disabled" => Some("write `false`"),
        _ => None,
    }
}

/// A number outside of what its type holds.
pub(super) fn out_of_range(path: Path, text: &str, from: i128, to: i128) -> Finding {
    let message = format!("{} must be a whole number from {from} to {to}, not {}", subject(&path), quote(text));
    Finding::new(&WRONG_TYPE, Place::Value(path), message)
}

/// A number that the program would round.
pub(super) fn inexact(path: Path, text: &str) -> Finding {
    let message = format!("the number {} is too large to be kept as it is written", quote(text));
    Finding::new(&WRONG_TYPE, Place::Value(path), message).help("put it in quotes if it is a name rather than a quantity")
}

/// Nothing where something is due.
pub(super) fn empty(path: Path) -> Finding {
    let message = format!("{} has no value", subject(&path));
    Finding::new(&EMPTY_VALUE, Place::Value(path), message).help("give it one, or remove the key to have the default")
}

/// A word that is none of those.
pub(super) fn unknown_word(path: Path, word: &str, expected: &[&str]) -> Finding {
    let message = format!("{} is not one of {}", quote(word), list(expected));
    let named = keys::word(&path, word, expected).map(|word| Meant { word, certain: true });
    let meant = named.or_else(|| meant(word, expected.iter().copied()));
    let meant = meant.or_else(|| keys::akin(word, expected).map(|word| Meant { word, certain: false }));
    let help = meant.map_or_else(|| "write one of them".to_owned(), |meant| format!("did you mean {}?", quote(meant.word)));
    Finding::new(&UNKNOWN_WORD, Place::Value(path), message).help(help).by_writing(meant.and_then(Meant::certainly))
}

/// A key that is none of those. `path` is that of the entry.
pub(super) fn unknown_key(path: Path, key: &str, expected: &[&str]) -> Finding {
    let (help, meant) = keys::advice(&path, key, expected);
    let finding = Finding::new(&UNKNOWN_KEY, Place::Key(path), format!("unknown key {}", quote(key))).help(help);
    finding.by_renaming(meant.and_then(Meant::certainly))
}

/// A sum with no key.
pub(super) fn no_choice(path: Path, expected: &[&str]) -> Finding {
    let message = format!("{} says nothing", subject(&path));
    Finding::new(&AMBIGUOUS_CHOICE, Place::Value(path), message).help(exactly_one(expected))
}

/// A sum with two keys.
pub(super) fn two_choices(path: &Path, first: &str, second: &str, expected: &[&str]) -> Finding {
    let message = format!("{} and {} cannot stand together in {}", quote(first), quote(second), subject(path));
    Finding::new(&AMBIGUOUS_CHOICE, Place::Key(path.key(second)), message)
        .help(exactly_one(expected))
        .related(Place::Key(path.key(first)), "the first choice")
}

fn exactly_one(expected: &[&str]) -> String {
    format!("write exactly one of {}", list(expected))
}

/// A word that has to be a key.
pub(super) fn word_without_value(path: Path, word: &str) -> Finding {
    let message = format!("{} alone is not enough", quote(word));
    let help = format!("write it as a key with a value: `{}: …`", one_line(word));
    Finding::new(&WRONG_TYPE, Place::Value(path), message).help(help)
}

/// A key that has to be a word.
pub(super) fn value_of_word(path: &Path, word: &str, content: &Node) -> Finding {
    let message = format!("{} takes no value", quote(word));
    let help = format!("write {} instead of a mapping", quote(word));
    let says_nothing = match &content.value {
        NodeValue::Scalar(scalar) => scalar.kind() == Kind::Null,
        NodeValue::Mapping(entries) => entries.is_empty(),
        NodeValue::Sequence(_) => false,
    };
    let fix = says_nothing.then(|| Fix::replace(&Place::Value(path.clone()), word, help.clone()));
    Finding::new(&WRONG_TYPE, Place::Key(path.key(word)), message).help(help).fix(fix)
}

/// What serde or a type has found at a value.
pub(super) fn of_value(path: Path, fault: Fault) -> Finding {
    match fault {
        Fault::Custom(text) => custom(Place::Value(path), &text),
        Fault::Invalid { found, expected } => {
            let message = format!("{} must be {}, not {found}", subject(&path), one_line(&expected));
            Finding::new(&WRONG_TYPE, Place::Value(path), message)
        }
        Fault::UnknownVariant { word, expected } => unknown_word(path, &word, expected),
        Fault::UnknownField { key, expected } => unknown_key(path.key(&*key), &key, expected),
        Fault::MissingField(key) => {
            let message = format!("{} has no {}", subject(&path), quote(key));
            let place = if path.segments().is_empty() { Place::Value(path) } else { Place::Key(path) };
            Finding::new(&MISSING_KEY, place, message).help(format!("add `{key}: …`"))
        }
    }
}

/// What serde or a type has found at a key. `path` is that of the entry.
pub(super) fn of_key(path: Path, fault: Fault) -> Finding {
    match fault {
        Fault::UnknownField { key, expected } | Fault::UnknownVariant { word: key, expected } => unknown_key(path, &key, expected),
        Fault::Custom(text) => custom(Place::Key(path), &text),
        Fault::Invalid { expected, .. } => {
            let message = format!("the key {} must be {}", subject(&path), one_line(&expected));
            Finding::new(&MALFORMED_VALUE, Place::Key(path), message)
        }
        Fault::MissingField(_) => custom(Place::Key(path), "this key is incomplete"),
    }
}

/// A type's own words: the first line is the message, what follows it the help.
fn custom(place: Place, text: &str) -> Finding {
    let (message, help) = match text.split_once('\n') {
        Some((message, help)) => (message, Some(one_line(help))),
        None => (text, None),
    };
    with(Finding::new(&MALFORMED_VALUE, place, one_line(message)), help)
}

fn with(finding: Finding, help: Option<String>) -> Finding {
    match help {
        Some(help) => finding.help(help),
        None => finding,
    }
}
