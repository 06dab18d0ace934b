//! Terraform as `.tf.json` (developer.hashicorp.com/terraform/language/syntax/json).
//!
//! In comes the same [`Body`] that [`hcl`](super::hcl()) takes. It becomes a tree of JSON values, printed by
//! [`json`](super::json()). Blocks become objects keyed by kind and labels, and a list where a kind repeats; comments go.
//!
//! Most strings of the JSON syntax are templates, so `${` is doubled and an expression is a string `"${…}"`. Some are not,
//! because Terraform decodes them without a scope: there an escape would be taken literally, and a reference stands bare.
//! [`Strings`] says which is which.

use super::hcl_text::{doubled, identifier, inline};
use super::{escape_into, json};
use crate::emit::cfn::tree::{Entry, Tree};
use crate::emit::hcl::tree::{Body, Expr, Item, Piece};
use indexmap::IndexMap;

/// The configuration as `.tf.json`, with a newline at its end.
///
/// ```
/// use poolgate::emit::hcl::tree::{Body, Reference};
/// let doc = Body::new().block("output", ["pool"], Body::new().attr("value", Reference::new("aws_cognito_user_pool", ["main", "id"])));
/// assert!(poolgate::write::tf_json(&doc).contains(r#""value": "${aws_cognito_user_pool.main.id}""#));
/// ```
#[must_use]
pub fn tf_json(doc: &Body) -> String {
    json(&body(doc, &[]))
}

/// What Terraform makes of the strings of an argument.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strings {
    /// Templates: the ordinary case.
    Templates,
    /// Taken as they are; expressions without `${…}` around them.
    Bare,
}

impl Strings {
    /// By the kinds of the blocks around an argument, and its name. The page above, "Expression Mapping" and
    /// "Block-type-specific Exceptions".
    fn of(parents: &[&str], name: &str) -> Self {
        match (parents, name) {
            (["terraform", ..], _)
            | (["variable"], "type" | "default" | "description")
            | (["output"], "description")
            | (["module"], "source" | "version" | "providers")
            | (["provider"], "alias" | "version")
            | (["moved" | "import" | "removed"], "from" | "to" | "provider")
            | (["resource" | "data" | "ephemeral"], "provider")
            | (["resource" | "data" | "ephemeral" | "module" | "output"], "depends_on")
            | ([_, "lifecycle"], "ignore_changes" | "replace_triggered_by") => Self::Bare,
            _ => Self::Templates,
        }
    }
}

/// What stands under a key while the blocks are gathered.
enum Node {
    Value(Tree),
    Labels(IndexMap<String, Node>),
    Bodies(Vec<Tree>),
}

fn body(doc: &Body, parents: &[&str]) -> Tree {
    let mut root = IndexMap::new();
    for item in &doc.items {
        match item {
            Item::Attribute(attribute) => {
                let name = identifier(&attribute.name);
                let tree = value(&attribute.value, Strings::of(parents, &name));
                root.insert(name.into_owned(), Node::Value(tree));
            }
            Item::Block(block) => {
                let parents = [parents, &[&*block.kind]].concat();
                let tree = body(&block.body, &parents);
                let mut labels = block.labels.iter().map(|label| identifier(label).into_owned());
                put(&mut root, identifier(&block.kind).into_owned(), &mut labels, tree);
            }
        }
    }
    close(root)
}

/// Adds a block under its kind and labels. Where a name is both an argument and a block, which no schema has, the block wins.
fn put(map: &mut IndexMap<String, Node>, key: String, labels: &mut dyn Iterator<Item = String>, tree: Tree) {
    let slot = map.entry(key).or_insert(Node::Value(Tree::Null));
    match (labels.next(), slot) {
        (Some(label), Node::Labels(inner)) => put(inner, label, labels, tree),
        (None, Node::Bodies(bodies)) => bodies.push(tree),
        (Some(label), slot) => {
            let mut inner = IndexMap::new();
            put(&mut inner, label, labels, tree);
            *slot = Node::Labels(inner);
        }
        (None, slot) => *slot = Node::Bodies(vec![tree]),
    }
}

fn close(map: IndexMap<String, Node>) -> Tree {
    Tree::map(map.into_iter().map(|(key, node)| match node {
        Node::Value(tree) => Entry::new(key, tree),
        Node::Labels(inner) => Entry::new(key, close(inner)),
        Node::Bodies(mut bodies) => match (bodies.pop(), bodies.is_empty()) {
            (Some(only), true) => Entry::new(key, only),
            (last, _) => {
                bodies.extend(last);
                Entry::new(key, bodies)
            }
        },
    }))
}

fn value(expr: &Expr, strings: Strings) -> Tree {
    match expr {
        Expr::Null => Tree::Null,
        Expr::Bool(truth) => Tree::Bool(*truth),
        Expr::Int(number) => Tree::Int(*number),
        Expr::Float(number) => Tree::Float(*number),
        Expr::List(items) => Tree::Seq(items.iter().map(|item| value(item, strings)).collect()),
        Expr::Object(pairs) => Tree::map(pairs.iter().map(|pair| Entry::new(string(&pair.key, strings), value(&pair.value, strings)))),
        Expr::Text(_) | Expr::Template(_) | Expr::Reference(_) | Expr::Call(..) | Expr::Entry(..) | Expr::Item(..) => {
            Tree::from(string(expr, strings))
        }
    }
}

/// The JSON string of an expression.
fn string(expr: &Expr, strings: Strings) -> String {
    let mut out = String::new();
    match (expr, strings) {
        (Expr::Text(text), Strings::Bare) => out.push_str(text),
        (_, Strings::Bare) => inline(&mut out, expr, false),
        (Expr::Text(text), Strings::Templates) => literal(&mut out, text, false),
        (Expr::Template(pieces), Strings::Templates) => {
            let mut rest = pieces.iter();
            while let Some(piece) = rest.next() {
                match piece {
                    Piece::Literal(text) => literal(&mut out, text, !rest.as_slice().is_empty()),
                    Piece::Value(value) => interpolation(&mut out, value),
                }
            }
        }
        (_, Strings::Templates) => interpolation(&mut out, expr),
    }
    out
}

fn interpolation(out: &mut String, expr: &Expr) {
    out.push_str("${");
    inline(out, expr, false);
    out.push('}');
}

/// Literal text of a template; `more` says that something follows it. Where the doubling of `${` would not hold, the text
/// becomes a quoted string of HCL inside an interpolation, which can spell anything:
/// - a `$` or `%` in front of what follows would double it, and `\u0024` is no help: JSON has undone it by then;
/// - behind a carriage return without a newline the scanner of templates finds no `${` any more (measured);
/// - a byte order mark in front of a template is dropped, as it would be in front of a file (measured).
fn literal(out: &mut String, text: &str, more: bool) {
    let dollar = more && text.ends_with(['$', '%']);
    let carriage = text.split('\r').skip(1).any(|rest| !rest.starts_with('\n'));
    let mark = out.is_empty() && text.starts_with('\u{FEFF}');
    if dollar || carriage || mark {
        interpolation(out, &Expr::text(text.to_owned()));
    } else {
        escape_into(out, text, |c| c != '$' && c != '%', doubled);
    }
}
