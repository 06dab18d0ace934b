//! From the place of an edit to the node, and to what holds it.

use super::super::node::{Entry, Node, NodeValue};
use crate::finding::{Place, Span};
use crate::path::Segment;

/// A value in the tree.
pub(super) struct Spot<'t> {
    pub(super) node: &'t Node,
    /// The numbers of the entries and elements on the way to it.
    pub(super) route: Vec<usize>,
    pub(super) held: Held<'t>,
    /// Whether it stands somewhere in brackets or braces.
    pub(super) in_flow: bool,
}

/// What holds a value.
#[derive(Clone, Copy)]
pub(super) enum Held<'t> {
    /// Nothing: it is the spec.
    Root,
    /// A mapping.
    Entry { of: &'t Node, entries: &'t [Entry], index: usize },
    /// A list.
    Item { of: &'t Node, items: &'t [Node], index: usize },
}

/// Whether a collection is written in brackets or braces.
pub(super) fn is_flow(text: &str, node: &Node) -> bool {
    node.scalar().is_none() && matches!(text.as_bytes().get(node.span.start), Some(b'[' | b'{'))
}

/// The value at a place. The bytes of a key or of a value are the place of that.
pub(super) fn find<'t>(text: &str, root: &'t Node, at: &Place) -> Option<Spot<'t>> {
    let route = match at {
        Place::Key(path) | Place::Value(path) => {
            let mut node = root;
            let mut route = Vec::with_capacity(path.segments().len());
            for segment in path.segments() {
                let (index, inner) = step(node, segment)?;
                route.push(index);
                node = inner;
            }
            route
        }
        Place::Bytes(span) => {
            let mut route = Vec::new();
            search(root, *span, &mut route).then_some(route)?
        }
    };
    Some(walk(text, root, route))
}

fn step<'t>(node: &'t Node, segment: &Segment) -> Option<(usize, &'t Node)> {
    match (segment, &node.value) {
        (Segment::Key(key), NodeValue::Mapping(entries)) => {
            let index = entries.iter().position(|entry| entry.key == *key)?;
            entries.get(index).map(|entry| (index, &entry.value))
        }
        (Segment::Index(index), NodeValue::Sequence(items)) => items.get(*index).map(|item| (*index, item)),
        _ => None,
    }
}

/// The route to what stands in these bytes, in `route`.
fn search(node: &Node, span: Span, route: &mut Vec<usize>) -> bool {
    let mut inside = |index: usize, key: Option<Span>, value: &Node| {
        route.push(index);
        let found = key == Some(span) || value.span == span || search(value, span, route);
        if !found {
            route.pop();
        }
        found
    };
    match &node.value {
        NodeValue::Scalar(_) => false,
        NodeValue::Sequence(items) => items.iter().enumerate().any(|(index, item)| inside(index, None, item)),
        NodeValue::Mapping(entries) => entries.iter().enumerate().any(|(index, entry)| inside(index, Some(entry.key_span), &entry.value)),
    }
}

/// The spot at the end of a route.
pub(super) fn walk<'t>(text: &str, root: &'t Node, route: Vec<usize>) -> Spot<'t> {
    let mut spot = Spot { node: root, route: Vec::new(), held: Held::Root, in_flow: false };
    for index in &route {
        let of = spot.node;
        let inner = match &of.value {
            NodeValue::Mapping(entries) => entries.get(*index).map(|entry| (&entry.value, Held::Entry { of, entries, index: *index })),
            NodeValue::Sequence(items) => items.get(*index).map(|item| (item, Held::Item { of, items, index: *index })),
            NodeValue::Scalar(_) => None,
        };
        let Some((node, held)) = inner else { break };
        let in_flow = spot.in_flow || is_flow(text, of);
        spot = Spot { node, route: Vec::new(), held, in_flow };
    }
    spot.route = route;
    spot
}
