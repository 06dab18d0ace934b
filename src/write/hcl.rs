//! Terraform as native syntax, exactly as `terraform fmt` leaves it.
//!
//! In comes a [`Body`], out goes its text. Layout is here, the spelling of names, strings and one-line expressions in
//! `hcl_text`. What `fmt` does with `=` was measured on Terraform 1.11 and read in hclwrite's `formatCells`: consecutive
//! lines that assign share a column; a comment, a blank line, a block, or a value whose brackets stay open at the end of its
//! first line ends the run; a heredoc does not, and takes part in it.
//!
//! Known weakness: a computed object key that contains an object itself would be aligned differently by `fmt`.

use super::hcl_text::{heredoc, inline, key, name, only_value};
use super::{comment, pad};
use crate::emit::hcl::tree::{Block, Body, Expr, Item, Pair};

/// The longest list or call that stays on its line, from its first character to its last.
const WIDTH: usize = 72;

/// The configuration in native syntax, with a newline at its end.
///
/// ```
/// use poolgate::emit::hcl::tree::{Body, Expr, Reference};
/// let client = Body::new()
///     .attr("name", "web")
///     .attr("user_pool_id", Reference::new("aws_cognito_user_pool", ["main", "id"]))
///     .attr("allowed_oauth_flows", Expr::list(["code"]));
/// let doc = Body::new().block("resource", ["aws_cognito_user_pool_client", "web"], client);
/// assert_eq!(poolgate::write::hcl(&doc), r#"resource "aws_cognito_user_pool_client" "web" {
///   name                = "web"
///   user_pool_id        = aws_cognito_user_pool.main.id
///   allowed_oauth_flows = ["code"]
/// }
/// "#);
/// ```
#[must_use]
pub fn hcl(doc: &Body) -> String {
    let mut out = String::with_capacity(4096);
    body(&mut out, doc, 0);
    out
}

/// The arguments and blocks of a body at `indent`.
fn body(out: &mut String, body: &Body, indent: usize) {
    let mut run = Run::default();
    let mut after_block = false;
    for (i, item) in body.items.iter().enumerate() {
        match item {
            Item::Attribute(attribute) => {
                let space = i > 0 && (attribute.space_before || after_block);
                lead(out, &mut run, space, attribute.comment.as_deref(), indent);
                pad(out, indent);
                let start = out.len();
                name(out, &attribute.name);
                let width = out.len() - start;
                assign(out, &mut run, width, &attribute.value, indent);
                after_block = false;
            }
            Item::Block(block) => {
                lead(out, &mut run, i > 0, block.comment.as_deref(), indent);
                write_block(out, block, indent);
                after_block = true;
            }
        }
    }
    run.close(out);
}

/// A blank line and a comment, each of which ends the run above.
fn lead(out: &mut String, run: &mut Run, space: bool, text: Option<&str>, indent: usize) {
    if space {
        run.close(out);
        out.push('\n');
    }
    if let Some(text) = text {
        run.close(out);
        comment(out, text, indent);
    }
}

/// `kind "label" {`, its body, `}`.
fn write_block(out: &mut String, block: &Block, indent: usize) {
    pad(out, indent);
    name(out, &block.kind);
    for label in &block.labels {
        out.push_str(" \"");
        // Terraform takes nothing but identifiers here.
        name(out, label);
        out.push('"');
    }
    if block.body.items.is_empty() {
        out.push_str(" {}\n");
        return;
    }
    out.push_str(" {\n");
    body(out, &block.body, indent + 2);
    pad(out, indent);
    out.push_str("}\n");
}

/// ` = value` behind a name of this width, and the newline.
fn assign(out: &mut String, run: &mut Run, width: usize, expr: &Expr, indent: usize) {
    out.push(' ');
    let equals = out.len();
    out.push_str("= ");
    let start = out.len();
    let is_heredoc = matches!(expr, Expr::Text(text) if heredoc(out, text, indent));
    if !is_heredoc {
        value(out, expr, indent);
    }
    if is_heredoc || !out.get(start..).is_some_and(|text| text.contains('\n')) {
        run.lines.push((equals, width));
    } else {
        run.close(out);
    }
    out.push('\n');
}

/// A value that starts on a line of this indentation. It spans lines only within brackets.
fn value(out: &mut String, expr: &Expr, indent: usize) {
    match expr {
        Expr::List(items) if !items.is_empty() => {
            if !on_one_line(out, expr) {
                out.push_str("[\n");
                lines(out, items, indent + 2);
                pad(out, indent);
                out.push(']');
            }
        }
        Expr::Object(pairs) if !pairs.is_empty() => object(out, pairs, indent),
        Expr::Call(function, args) => {
            if on_one_line(out, expr) {
                return;
            }
            name(out, function);
            out.push('(');
            if let [arg] = args.as_slice() {
                value(out, arg, indent);
            } else {
                out.push('\n');
                lines(out, args, indent + 2);
                pad(out, indent);
            }
            out.push(')');
        }
        Expr::Template(pieces) => match only_value(pieces) {
            // `fmt` takes the quotes off `"${x}"`, and what is left may span lines.
            Some(only) => value(out, only, indent),
            None => inline(out, expr, false),
        },
        _ => inline(out, expr, false),
    }
}

/// Items or arguments, one per line with a comma behind each, so that the next one is one line of a diff.
fn lines(out: &mut String, items: &[Expr], indent: usize) {
    for item in items {
        pad(out, indent);
        value(out, item, indent);
        out.push_str(",\n");
    }
}

/// Writes a list or a call without objects on one line if it is short; false, with nothing written, if it is not.
fn on_one_line(out: &mut String, expr: &Expr) -> bool {
    if !may_share_a_line(expr) {
        return false;
    }
    let start = out.len();
    inline(out, expr, false);
    let fits = out.len() - start <= WIDTH;
    if !fits {
        out.truncate(start);
    }
    fits
}

/// Whether an expression is a list or a call of plain values. Bounded by [`WIDTH`] so that a long list is not written twice
/// at every level above it.
fn may_share_a_line(expr: &Expr) -> bool {
    match expr {
        Expr::Object(pairs) => pairs.is_empty(),
        Expr::List(items) | Expr::Call(_, items) => items.len() * 3 <= WIDTH && items.iter().all(may_share_a_line),
        Expr::Item(list, _) => may_share_a_line(list),
        Expr::Text(text) => text.len() <= WIDTH,
        Expr::Entry(of, _) => may_share_a_line(of),
        Expr::Template(_) | Expr::Null | Expr::Bool(_) | Expr::Int(_) | Expr::Float(_) | Expr::Reference(_) => true,
    }
}

/// An object: one entry per line.
fn object(out: &mut String, pairs: &[Pair], indent: usize) {
    out.push_str("{\n");
    let mut run = Run::default();
    for pair in pairs {
        lead(out, &mut run, false, pair.comment.as_deref(), indent + 2);
        pad(out, indent + 2);
        let start = out.len();
        key(out, &pair.key);
        let width = out.len() - start;
        assign(out, &mut run, width, &pair.value, indent + 2);
    }
    run.close(out);
    pad(out, indent);
    out.push('}');
}

/// Consecutive lines whose `=` share a column.
#[derive(Default)]
struct Run {
    /// Where each `=` was written, and the width of the name in front of it. Names are ASCII, so bytes are columns.
    lines: Vec<(usize, usize)>,
}

impl Run {
    /// Moves each `=` to the right of the widest name. What was written since the first of them is copied once.
    fn close(&mut self, out: &mut String) {
        let widest = self.lines.iter().map(|(_, width)| *width).max().unwrap_or_default();
        if let Some((first, _)) = self.lines.first().copied()
            && self.lines.iter().any(|(_, width)| *width != widest)
        {
            let tail = out.split_off(first);
            let mut from = first;
            for (equals, width) in &self.lines {
                out.push_str(tail.get(from - first..equals - first).unwrap_or_default());
                pad(out, widest - width);
                from = *equals;
            }
            out.push_str(tail.get(from - first..).unwrap_or_default());
        }
        self.lines.clear();
    }
}
