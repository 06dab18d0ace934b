//! CloudFormation as JSON (RFC 8259).
//!
//! In comes the same [`Tree`] that [`yaml`](super::yaml()) takes; functions come out in their long forms, comments and blank
//! lines do not come out. Two spaces a level, one item a line; a function whose arguments are all text stays on its line.
//! Tools read JSON templates as YAML too, which takes `\ud83d\ude80` for two broken characters: so the astral planes stay
//! raw, even where they do not show, and every other escape means the same in both.

use super::{escape_into, float, int, pad, shows, unicode_escape};
use crate::emit::cfn::tree::{Apply, Args, Call, Piece, Tree};

/// The document as JSON, with a newline at its end.
///
/// ```
/// use poolgate::emit::cfn::tree::{Entry, Tree};
/// let doc = Tree::map([Entry::new("Pool", Tree::reference("Pool")), Entry::new("Tags", Tree::Seq(vec![]))]);
/// assert_eq!(poolgate::write::json(&doc), "{\n  \"Pool\": { \"Ref\": \"Pool\" },\n  \"Tags\": []\n}\n");
/// ```
#[must_use]
pub fn json(doc: &Tree) -> String {
    let mut out = String::with_capacity(4096);
    value(&mut out, doc, 0);
    out.push('\n');
    out
}

fn value(out: &mut String, tree: &Tree, indent: usize) {
    match tree {
        Tree::Null => out.push_str("null"),
        Tree::Bool(true) => out.push_str("true"),
        Tree::Bool(false) => out.push_str("false"),
        Tree::Int(number) => int(out, *number),
        Tree::Float(number) => float(out, *number),
        Tree::Text(text) => string(out, text),
        Tree::Seq(items) => list(out, items, indent),
        Tree::Map(entries) => {
            lines(out, ['{', '}'], entries, indent, |out, entry| {
                string(out, &entry.key);
                out.push_str(": ");
                value(out, &entry.value, indent + 2);
            });
        }
        Tree::Call(call) => function(out, call, indent),
    }
}

fn list(out: &mut String, items: &[Tree], indent: usize) {
    lines(out, ['[', ']'], items, indent, |out, item| value(out, item, indent + 2));
}

/// A collection, one item per line; an empty one stays on its line.
fn lines<T>(out: &mut String, [open, close]: [char; 2], items: &[T], indent: usize, mut item: impl FnMut(&mut String, &T)) {
    out.push(open);
    for (i, each) in items.iter().enumerate() {
        out.push_str(if i > 0 { ",\n" } else { "\n" });
        pad(out, indent + 2);
        item(out, each);
    }
    if !items.is_empty() {
        out.push('\n');
        pad(out, indent);
    }
    out.push(close);
}

/// The long form of a function: a map of one entry.
fn function(out: &mut String, call: &Call, indent: usize) {
    match call {
        Call::Ref(name) => line(out, "Ref", |out| string(out, name)),
        Call::Sub(pieces) => line(out, "Fn::Sub", |out| string(out, &Piece::sub(pieces))),
        Call::GetAtt(id, attribute) => line(out, "Fn::GetAtt", |out| {
            out.push('[');
            string(out, id);
            out.push_str(", ");
            string(out, attribute);
            out.push(']');
        }),
        Call::Apply(Apply { function, args: Args::One(arg) }) if matches!(**arg, Tree::Text(_)) => {
            line(out, function.long(), |out| value(out, arg, indent));
        }
        Call::Apply(Apply { function, args }) => {
            lines(out, ['{', '}'], &[args], indent, |out, args| {
                string(out, function.long());
                out.push_str(": ");
                match args {
                    Args::One(arg) => value(out, arg, indent + 2),
                    Args::List(args) => list(out, args, indent + 2),
                }
            });
        }
    }
}

/// `{ "key": … }` on one line.
fn line(out: &mut String, key: &str, arg: impl FnOnce(&mut String)) {
    out.push_str("{ ");
    string(out, key);
    out.push_str(": ");
    arg(out);
    out.push_str(" }");
}

fn string(out: &mut String, text: &str) {
    out.push('"');
    escape_into(
        out,
        text,
        |c| c != '"' && c != '\\' && (c > '\u{FFFF}' || shows(c)),
        |out, c, _| match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c => unicode_escape(out, c),
        },
    );
    out.push('"');
}
