//! The keys of a mapping: text that says something, each of them once.

use std::collections::HashMap;

use super::explain;
use super::node::{Entry, Kind, Node, NodeValue};
use crate::finding::{Finding, Place, Span};
use crate::quote::quote;
use crate::rules::spec::{DUPLICATE_KEY, UNUSABLE_KEY};

/// Tells every key of a mapping that stands in it before.
pub(super) fn duplicates(entries: &[Entry], mut tell: impl FnMut(Finding)) {
    // Most mappings are so small that looking costs less than hashing.
    const SMALL: usize = 8;
    if entries.len() <= SMALL {
        for (index, entry) in entries.iter().enumerate() {
            if let Some(first) = entries.iter().take(index).find(|first| first.key == entry.key) {
                tell(duplicate(first, entry));
            }
        }
        return;
    }
    let mut seen: HashMap<&str, &Entry> = HashMap::with_capacity(entries.len());
    for entry in entries {
        if let Some(first) = seen.get(entry.key.as_str()) {
            tell(duplicate(first, entry));
        } else {
            seen.insert(&entry.key, entry);
        }
    }
}

fn duplicate(first: &Entry, second: &Entry) -> Finding {
    let message = format!("the key {} is written twice in this mapping", quote(&second.key));
    let finding = Finding::new(&DUPLICATE_KEY, Place::Bytes(second.key_span), message)
        .help("remove one of the two, or give it another name")
        .related(Place::Bytes(first.key_span), "first written here");
    // What says the same twice loses nothing.
    if says_the_same(&first.value, &second.value) { finding.by_removal() } else { finding }
}

fn says_the_same(a: &Node, b: &Node) -> bool {
    match (&a.value, &b.value) {
        (NodeValue::Scalar(a), NodeValue::Scalar(b)) => a.text == b.text && a.kind() == b.kind(),
        (NodeValue::Sequence(a), NodeValue::Sequence(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| says_the_same(a, b)),
        (NodeValue::Mapping(a), NodeValue::Mapping(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.key == b.key && says_the_same(&a.value, &b.value))
        }
        _ => false,
    }
}

/// A key that is text and says something.
pub(super) fn usable(node: Node) -> Result<(String, Span), Finding> {
    let span = node.span;
    let refuse = |message: &str, help: &str| Err(Finding::new(&UNUSABLE_KEY, Place::Bytes(span), message).help(help));
    match node.value {
        NodeValue::Sequence(_) => refuse("a list is no key", "keys are text; does this text need quotes?"),
        NodeValue::Mapping(_) => refuse("a mapping is no key", "keys are text; does this text need quotes?"),
        NodeValue::Scalar(scalar) => match scalar.kind() {
            Kind::Null if scalar.text.is_empty() => refuse("a key is missing before this `:`", "write the key"),
            Kind::Null => refuse("a key is null", "put it in quotes if it is a name"),
            _ if scalar.text.is_empty() => refuse("a key is empty", "write the name that it stands for"),
            _ if scalar.plain && scalar.text == "<<" => Err(explain::merge_key(span)),
            _ => Ok((scalar.text, span)),
        },
    }
}
