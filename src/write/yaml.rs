//! CloudFormation as YAML that looks hand-written and that every YAML 1.1 and 1.2 reader reads the same.
//!
//! In comes a [`Tree`], out goes its text: block style throughout, lists indented under their key as in AWS's own examples,
//! one item per line so that a small change is a small diff. Only empty collections and the arguments of an intrinsic
//! function that fit on its line are in flow style. Lines are never folded. How a single text is spelt is `scalar`'s affair.

use super::scalar::{self, At};
use super::{comment, float, int, pad};
use crate::emit::cfn::tree::{Apply, Args, Call, Entry, Piece, Text, Tree};

/// The widest line that the arguments of a function may share with it.
const WIDTH: usize = 100;

/// The longest presentation of a key, in bytes, that may stand in front of its `:`. YAML ends an implicit key at 1,024
/// characters (1.2 §7.4.2, 1.1 §9.3); a longer one is introduced by `?`.
const LONGEST_KEY: usize = 1000;

/// The document as YAML, with a newline at its end.
///
/// ```
/// use poolgate::emit::cfn::tree::{Entry, Tree};
/// let doc = Tree::map([
///     Entry::new("AWSTemplateFormatVersion", "2010-09-09"),
///     Entry::new("Resources", vec![Entry::new("Pool", vec![Entry::new("Type", "AWS::Cognito::UserPool")])]).spaced(),
/// ]);
/// assert_eq!(poolgate::write::yaml(&doc), "\
/// AWSTemplateFormatVersion: \"2010-09-09\"
///
/// Resources:
///   Pool:
///     Type: AWS::Cognito::UserPool
/// ");
/// ```
#[must_use]
pub fn yaml(doc: &Tree) -> String {
    let mut out = String::with_capacity(4096);
    match doc {
        Tree::Map(entries) if !entries.is_empty() => map(&mut out, entries, 0, false),
        Tree::Seq(items) if !items.is_empty() => seq(&mut out, items, 0, false),
        _ => {
            value(&mut out, doc, 0);
            // The space or the newline that sets a value off its key; a document has no key.
            out.remove(0);
        }
    }
    out
}

/// The entries of a map at `indent`. `inline` says that the first one continues the line of a `- `.
fn map(out: &mut String, entries: &[Entry], indent: usize, inline: bool) {
    for (i, entry) in entries.iter().enumerate() {
        if i > 0 || !inline {
            lead(out, entry, i > 0, indent);
            pad(out, indent);
        }
        key(out, &entry.key, indent);
        value(out, &entry.value, indent);
    }
}

/// The blank line and the comment above an entry.
fn lead(out: &mut String, entry: &Entry, may_space: bool, indent: usize) {
    if entry.space_before && may_space {
        out.push('\n');
    }
    if let Some(text) = &entry.comment {
        comment(out, text, indent);
    }
}

/// A key and its colon.
fn key(out: &mut String, text: &str, indent: usize) {
    let start = out.len();
    scalar::write(out, text, At::Key);
    if out.len() - start > LONGEST_KEY {
        out.insert_str(start, "? ");
        out.push('\n');
        pad(out, indent);
    }
    out.push(':');
}

/// The items of a list at `indent`. `inline` says that the first one continues the line of another `- `.
fn seq(out: &mut String, items: &[Tree], indent: usize, inline: bool) {
    for (i, item) in items.iter().enumerate() {
        if i > 0 || !inline {
            // A comment on the item's first line stands above the dash.
            if let Some(entry) = first_entry(item) {
                lead(out, entry, i > 0, indent);
            }
            pad(out, indent);
        }
        out.push('-');
        if let Tree::Call(call) = item
            && let Some((name, arg)) = long_form(call)
        {
            out.push(' ');
            out.push_str(name);
            out.push(':');
            value(out, arg, indent + 2);
            continue;
        }
        match item {
            Tree::Map(entries) if !entries.is_empty() => {
                out.push(' ');
                map(out, entries, indent + 2, true);
            }
            Tree::Seq(items) if !items.is_empty() => {
                out.push(' ');
                seq(out, items, indent + 2, true);
            }
            _ => value(out, item, indent),
        }
    }
}

/// The entry whose key stands on the first line of an item.
fn first_entry(mut item: &Tree) -> Option<&Entry> {
    loop {
        match item {
            Tree::Map(entries) => return entries.first(),
            Tree::Seq(items) => item = items.first()?,
            _ => return None,
        }
    }
}

/// What follows a `key:` or a `-` that stands at `indent`, down to the newline.
fn value(out: &mut String, tree: &Tree, indent: usize) {
    match tree {
        Tree::Map(entries) if !entries.is_empty() => {
            out.push('\n');
            map(out, entries, indent + 2, false);
        }
        Tree::Seq(items) if !items.is_empty() => {
            out.push('\n');
            seq(out, items, indent + 2, false);
        }
        Tree::Call(call) => {
            if let Some((name, arg)) = long_form(call) {
                out.push('\n');
                pad(out, indent + 2);
                out.push_str(name);
                out.push(':');
                value(out, arg, indent + 2);
            } else {
                out.push(' ');
                block_call(out, call, indent);
            }
        }
        _ => {
            out.push(' ');
            atom(out, tree, At::Block(indent + 2));
            out.push('\n');
        }
    }
}

/// A value without parts.
fn atom(out: &mut String, tree: &Tree, at: At) {
    match tree {
        Tree::Bool(true) => out.push_str("true"),
        Tree::Bool(false) => out.push_str("false"),
        Tree::Int(number) => int(out, *number),
        Tree::Float(number) => float(out, *number),
        Tree::Text(text) => scalar::write(out, text, at),
        Tree::Map(_) => out.push_str("{}"),
        Tree::Seq(_) => out.push_str("[]"),
        // A call never comes here; both callers have taken it out.
        Tree::Null | Tree::Call(_) => out.push_str("null"),
    }
}

/// A function of one argument that is a function or a map itself. A node has one tag (YAML 1.2 §6.9), so `!Base64 !Sub …`
/// cannot be written and the outer function takes its long form.
fn long_form(call: &Call) -> Option<(&'static str, &Tree)> {
    match call {
        Call::Apply(Apply { function, args: Args::One(arg) }) if !matches!(**arg, Tree::Text(_)) => Some((function.long(), arg)),
        _ => None,
    }
}

/// A function behind a `key:` or a `-` that stands at `indent`, down to the newline.
fn block_call(out: &mut String, call: &Call, indent: usize) {
    match call {
        Call::Sub(pieces) => {
            out.push_str("!Sub ");
            scalar::block_or_quoted(out, &Piece::sub(pieces), indent + 2);
        }
        Call::Apply(Apply { function, args }) => {
            out.push('!');
            out.push_str(function.short());
            match args {
                Args::One(arg) => {
                    out.push(' ');
                    atom(out, arg, At::Block(indent + 2));
                }
                Args::List(args) => {
                    let mark = out.len();
                    let line = out.rfind('\n').map_or(0, |at| at + 1);
                    out.push(' ');
                    if !flow_list(out, args, line) {
                        out.truncate(mark);
                        out.push('\n');
                        seq(out, args, indent + 2, false);
                        return;
                    }
                }
            }
        }
        Call::Ref(_) | Call::GetAtt(..) => reference(out, call, At::Block(indent + 2)),
    }
    out.push('\n');
}

/// `!Ref` and `!GetAtt`.
fn reference(out: &mut String, call: &Call, at: At) {
    match call {
        Call::Ref(name) => {
            out.push_str("!Ref ");
            scalar::write(out, name, at);
        }
        // The dotted form is taken apart at its first dot.
        Call::GetAtt(id, attribute) if !id.contains('.') => {
            out.push_str("!GetAtt ");
            scalar::write(out, &format!("{id}.{attribute}"), at);
        }
        Call::GetAtt(id, attribute) => {
            out.push_str("!GetAtt [");
            scalar::write(out, id, At::Flow);
            out.push_str(", ");
            scalar::write(out, attribute, At::Flow);
            out.push(']');
        }
        Call::Sub(_) | Call::Apply(_) => {}
    }
}

/// `[a, b]` on the line that starts at `line`; false as soon as that does not fit, with what was written left to the caller.
fn flow_list(out: &mut String, items: &[Tree], line: usize) -> bool {
    out.push('[');
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        if !flow(out, item, line) || out.len() - line > WIDTH {
            return false;
        }
    }
    out.push(']');
    out.len() - line <= WIDTH
}

/// A value inside `[…]`. Maps are never written in flow style: a reviewer wants them one entry per line.
fn flow(out: &mut String, item: &Tree, line: usize) -> bool {
    let fits = |text: &Text| text.len() <= WIDTH;
    match item {
        Tree::Text(text) if !fits(text) => return false,
        Tree::Map(entries) if !entries.is_empty() => return false,
        Tree::Seq(items) => return flow_list(out, items, line),
        Tree::Call(Call::Sub(pieces)) => {
            out.push_str("!Sub ");
            scalar::quoted(out, &Piece::sub(pieces));
        }
        Tree::Call(Call::Apply(Apply { function, args })) => {
            out.push('!');
            out.push_str(function.short());
            out.push(' ');
            match args {
                Args::List(args) => return flow_list(out, args, line),
                Args::One(arg) => match &**arg {
                    Tree::Text(text) if fits(text) => scalar::write(out, text, At::Flow),
                    _ => return false,
                },
            }
        }
        Tree::Call(call) => reference(out, call, At::Flow),
        _ => atom(out, item, At::Flow),
    }
    true
}
