//! Trees for the writers, and what a reader should make of them.

use poolgate::emit::cfn::tree::{Apply, Call, Entry, Piece, Tree};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Every way a string can stand in a document: value, key, item, nested, under a function, beside comments.
pub(crate) fn every_position(s: &str) -> Tree {
    let text = || Tree::text(s.to_owned());
    Tree::map([
        Entry::new("value", text()),
        Entry::new("key", vec![Entry::new(s.to_owned(), text()), Entry::new("-after-", vec![Entry::new(s.to_owned(), Tree::Null)])]),
        Entry::new("items", vec![text(), text()]).comment(s.to_owned()).spaced(),
        Entry::new(
            "nested",
            vec![
                Tree::Seq(vec![Tree::Seq(vec![text()]), text()]),
                Tree::map([Entry::new(s.to_owned(), vec![text()]), Entry::new("-z-", text()).spaced().comment("why")]),
            ],
        ),
        Entry::new("first", vec![Tree::Seq(vec![Tree::map([Entry::new(s.to_owned(), text()).comment(s.to_owned())])])]).spaced(),
        Entry::new("join", Call::join(s.to_owned(), vec![text(), Tree::reference("X")])).spaced(),
        Entry::new("base64", Call::base64(text())),
        Entry::new("last", text()),
    ])
}

/// The tree as JSON means it; the long forms of functions are written out by hand here, not by the writer under test.
pub(crate) fn meaning(tree: &Tree) -> Value {
    match tree {
        Tree::Null => Value::Null,
        Tree::Bool(b) => json!(b),
        Tree::Int(i) => json!(i),
        Tree::Float(f) => json!(f),
        Tree::Text(t) => json!(t),
        Tree::Seq(items) => items.iter().map(meaning).collect(),
        Tree::Map(entries) => Value::Object(entries.iter().map(|e| (e.key.to_string(), meaning(&e.value))).collect()),
        Tree::Call(Call::Ref(name)) => json!({ "Ref": name }),
        Tree::Call(Call::GetAtt(id, attribute)) => json!({ "Fn::GetAtt": [id, attribute] }),
        Tree::Call(Call::Sub(pieces)) => {
            // References are marked before the literals around them are escaped: two literals may share a `${`.
            let text: String = pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Literal(text) => text.to_string(),
                    Piece::Ref(name) => format!("\u{1}{name}}}"),
                    Piece::GetAtt(id, attribute) => format!("\u{1}{id}.{attribute}}}"),
                })
                .collect();
            let text = text.replace("${", "${!").replace('\u{1}', "${");
            json!({ "Fn::Sub": text })
        }
        Tree::Call(Call::Apply(apply)) => applied(apply),
    }
}

/// `Apply` is opaque; its JSON is checked against the examples of `the_functions` and stands for itself after that.
fn applied(apply: &Apply) -> Value {
    let text = poolgate::write::json(&Tree::Call(Call::Apply(apply.clone())));
    serde_json::from_str(&text).unwrap()
}

/// Numbers by their size: `100.0` is written `100`.
pub(crate) fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => a.len() == b.len() && a.iter().all(|(k, a)| b.get(k).is_some_and(|b| same(a, b))),
        _ => a == b,
    }
}

/// A string made of what breaks writers.
pub(crate) fn string() -> impl Strategy<Value = String> {
    let bits = prop::sample::select(vec![
        " ", "  ", "\n", "\n\n", "\t", "\r", ":", ": ", " #", "#", "-", "- ", "?", "!", "&", "*", "%", "@", "`", "'", "\"", "\\", "|", ">",
        "{", "}", "[", "]", ",", "${", "%{", "$", "~", "=", "<<", "a", "b", "Z", "yes", "null", "0", "1", "17", "_", ".", "...", "---",
        "é", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{202E}", "🚀", "\u{301}", "\u{0}", "\u{7f}", "EOT", "/", "e3", "0x", "(", ")", ";", "+",
    ]);
    prop_oneof![
        3 => prop::collection::vec(bits, 0..12).prop_map(|bits| bits.concat()),
        1 => any::<String>(),
        1 => prop::sample::select(super::hostile()),
    ]
}

/// A tree with every kind of node, comments and blank lines.
pub(crate) fn tree() -> impl Strategy<Value = Tree> {
    let name = "[A-Z][A-Za-z0-9]{0,8}";
    let piece = prop_oneof![
        "[a-z:/ \n${}#\"]{0,6}".prop_map(|s| Piece::Literal(s.into())),
        name.prop_map(|s| Piece::Ref(s.into())),
        (name, name).prop_map(|(a, b)| Piece::GetAtt(a.into(), b.into())),
    ];
    let leaf = prop_oneof![
        1 => Just(Tree::Null),
        1 => any::<bool>().prop_map(Tree::Bool),
        1 => any::<i64>().prop_map(Tree::Int),
        1 => prop::num::f64::NORMAL.prop_map(Tree::Float),
        6 => string().prop_map(Tree::from),
        1 => name.prop_map(Tree::reference),
        1 => (name, name).prop_map(|(a, b)| Tree::get_att(a, b)),
        1 => prop::collection::vec(piece, 0..4).prop_map(|pieces| Tree::Call(Call::Sub(pieces))),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        let entry = (string(), inner.clone(), prop::option::of(string()), any::<bool>());
        prop_oneof![
            2 => prop::collection::vec(inner.clone(), 0..5).prop_map(Tree::Seq),
            4 => prop::collection::vec(entry, 0..5).prop_map(|entries| {
                let mut seen = std::collections::BTreeSet::new();
                let entries = entries.into_iter().filter(|(key, ..)| seen.insert(key.clone()));
                Tree::Map(entries.map(|(key, value, comment, space_before)| Entry { key: key.into(), value, comment: comment.map(Into::into), space_before }).collect())
            }),
            1 => (string(), prop::collection::vec(inner.clone(), 0..4)).prop_map(|(by, items)| Tree::Call(Call::join(by, items))),
            1 => inner.clone().prop_map(|arg| Tree::Call(Call::import_value(arg))),
            1 => (inner.clone(), inner).prop_map(|(a, b)| Tree::Call(Call::either("C", a, b))),
        ]
    })
}
