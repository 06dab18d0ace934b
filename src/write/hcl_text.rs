//! How names, strings and one-line expressions are spelt in HCL (github.com/hashicorp/hcl, hclsyntax/spec.md).
//!
//! Every string of HCL is a template, quoted or not: `${` and `%{` open one unless doubled (§Template Literals). Quoted
//! strings have the escapes `\n \r \t \" \\ \uNNNN \UNNNNNNNN` and no others (§Quoted templates). `hcl` takes this for the
//! native syntax, `tf_json` for the expressions that it puts inside JSON strings.

use std::borrow::Cow;

use super::{escape_into, float, int, pad, shows, unicode_escape};
use crate::emit::hcl::tree::{Expr, Piece, Reference, Step};

/// Whether a text is an identifier (§Identifiers), of ASCII: Terraform asks for that in names of its own.
fn is_identifier(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

/// An identifier as a document of this text.
pub(super) fn identifier(text: &str) -> Cow<'_, str> {
    if is_identifier(text) {
        return Cow::Borrowed(text);
    }
    // The graph makes names that are identifiers. One that is not must not become syntax, and a writer cannot refuse.
    let mut out: String = text.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' || c == '-' { c } else { '_' }).collect();
    if !is_identifier(&out) {
        out.insert(0, '_');
    }
    Cow::Owned(out)
}

/// Writes an identifier.
pub(super) fn name(out: &mut String, text: &str) {
    out.push_str(&identifier(text));
}

/// Writes the key of an object: bare if it is an ordinary word, in quotes if it is any other text, in parentheses if it is
/// computed (§Object constructors). Always ASCII, because `fmt` aligns by grapheme clusters and bytes are not those.
pub(super) fn key(out: &mut String, key: &Expr) {
    // `{ for …` opens a comprehension; the others are read right, but are no words to a reviewer.
    const KEYWORDS: [&str; 9] = ["for", "in", "if", "else", "endif", "endfor", "null", "true", "false"];
    match key {
        Expr::Text(text) if is_identifier(text) && !text.contains('-') && !KEYWORDS.contains(&text.as_ref()) => out.push_str(text),
        Expr::Text(text) => quoted(out, text, true),
        Expr::Template(pieces) if only_value(pieces).is_none() => inline(out, key, true),
        _ => {
            out.push('(');
            inline(out, key, true);
            out.push(')');
        }
    }
}

/// The only value of a template that has nothing else in it. `"${x}"` is `x`, and `terraform fmt` writes it so.
pub(super) fn only_value(pieces: &[Piece]) -> Option<&Expr> {
    let mut rest = pieces.iter().filter(|piece| !matches!(piece, Piece::Literal(text) if text.is_empty()));
    match (rest.next(), rest.next()) {
        (Some(Piece::Value(only)), None) => Some(only),
        _ => None,
    }
}

/// Writes any expression on one line. `ascii` spells out what is not ASCII.
pub(super) fn inline(out: &mut String, expr: &Expr, ascii: bool) {
    match expr {
        Expr::Null => out.push_str("null"),
        Expr::Bool(true) => out.push_str("true"),
        Expr::Bool(false) => out.push_str("false"),
        Expr::Int(number) => int(out, *number),
        Expr::Float(number) => float(out, *number),
        Expr::Text(text) => quoted(out, text, ascii),
        Expr::Template(pieces) => template(out, pieces, ascii),
        Expr::Reference(reference) => write_reference(out, reference, ascii),
        Expr::List(items) => {
            out.push('[');
            commas(out, items, |out, item| inline(out, item, ascii));
            out.push(']');
        }
        Expr::Object(pairs) if pairs.is_empty() => out.push_str("{}"),
        Expr::Object(pairs) => {
            out.push_str("{ ");
            commas(out, pairs, |out, pair| {
                key(out, &pair.key);
                out.push_str(" = ");
                inline(out, &pair.value, ascii);
            });
            out.push_str(" }");
        }
        Expr::Entry(of, key) => {
            inline(out, of, ascii);
            out.push('[');
            quoted(out, key, ascii);
            out.push(']');
        }
        Expr::Call(function, args) => {
            name(out, function);
            out.push('(');
            commas(out, args, |out, arg| inline(out, arg, ascii));
            out.push(')');
        }
        Expr::Item(list, index) => {
            inline(out, list, ascii);
            out.push_str(&format!("[{index}]"));
        }
    }
}

/// `a, b, c`.
fn commas<T>(out: &mut String, items: &[T], mut write: impl FnMut(&mut String, &T)) {
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        write(out, item);
    }
}

/// `root.name["key"][0]`.
fn write_reference(out: &mut String, reference: &Reference, ascii: bool) {
    name(out, &reference.root);
    for step in &reference.steps {
        match step {
            Step::Name(text) if is_identifier(text) => {
                out.push('.');
                out.push_str(text);
            }
            Step::Name(text) | Step::Key(text) => {
                out.push('[');
                quoted(out, text, ascii);
                out.push(']');
            }
            Step::Index(index) => {
                out.push('[');
                out.push_str(&index.to_string());
                out.push(']');
            }
            Step::All => out.push_str("[*]"),
        }
    }
}

/// A template in quotes, or the only value in it without them.
fn template(out: &mut String, pieces: &[Piece], ascii: bool) {
    if let Some(only) = only_value(pieces) {
        return inline(out, only, ascii);
    }
    out.push('"');
    let mut rest = pieces.iter();
    while let Some(piece) = rest.next() {
        match piece {
            // A `$` in front of `${` would double it.
            Piece::Literal(text) => chars(out, text, ascii, !rest.as_slice().is_empty()),
            Piece::Value(value) => {
                out.push_str("${");
                inline(out, value, ascii);
                out.push('}');
            }
        }
    }
    out.push('"');
}

/// Text in quotes.
fn quoted(out: &mut String, text: &str, ascii: bool) {
    out.push('"');
    chars(out, text, ascii, false);
    out.push('"');
}

/// The inside of quotes. `more` says that something follows before the closing quote.
fn chars(out: &mut String, text: &str, ascii: bool, more: bool) {
    escape_into(
        out,
        text,
        |c| !matches!(c, '"' | '\\' | '$' | '%') && shows(c) && (!ascii || c.is_ascii()),
        |out, c, rest| match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '$' | '%' if rest.is_empty() && more => unicode_escape(out, c),
            '$' | '%' => doubled(out, c, rest),
            c => unicode_escape(out, c),
        },
    );
}

/// A `$` or a `%`, twice if a `{` comes next.
pub(super) fn doubled(out: &mut String, c: char, rest: &str) {
    out.push(c);
    if rest.starts_with('{') {
        out.push(c);
    }
}

/// Writes several lines as an indented heredoc, the marker at the end without its newline; false, with nothing written, if
/// one does not hold them. A heredoc knows no escapes but the doubled `${` and `%{`, ends in a newline, takes the
/// indentation that all its lines share off them, and leaves lines of nothing but spaces alone (hclsyntax, measured).
pub(super) fn heredoc(out: &mut String, text: &str, indent: usize) -> bool {
    const MARKERS: [&str; 3] = ["EOT", "EOF", "END"];
    let Some(body) = text.strip_suffix('\n').filter(|body| body.contains('\n')) else { return false };
    let holds = |line: &str| !line.ends_with(' ') && line.chars().all(shows);
    let flush = |line: &str| !line.is_empty() && !line.starts_with(' ');
    let free = |marker: &&str| !body.split('\n').any(|line| line.trim() == *marker);
    let Some(marker) = MARKERS.into_iter().find(free) else { return false };
    if !body.split('\n').all(holds) || !body.split('\n').any(flush) {
        return false;
    }
    out.push_str("<<-");
    out.push_str(marker);
    for line in body.split('\n') {
        out.push('\n');
        if !line.is_empty() {
            pad(out, indent + 2);
            escape_into(out, line, |c| c != '$' && c != '%', doubled);
        }
    }
    out.push('\n');
    pad(out, indent);
    out.push_str(marker);
    true
}
