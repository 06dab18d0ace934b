//! What a tree says, without its places: to be changed by edits, and compared with what a changed text says.

use std::collections::BTreeMap;

use super::locate::{Held, find};
use super::{NOT_WRITTEN, Unfit};
use crate::finding::Place;
use crate::fix::{Edit, Value};
use crate::syntax::Document;
use crate::syntax::node::{Kind, Node, NodeValue};

/// A tree without places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The text of a scalar, and what a reader makes of it.
    Scalar(String, Kind),
    /// A list.
    Sequence(Vec<Shape>),
    /// A mapping, in order.
    Mapping(Vec<(String, Shape)>),
}

/// What happens at one place.
enum Change<'e> {
    Replace(&'e Value),
    Within(&'e str, &'e str),
    Rename(&'e str),
    Remove,
    Put(&'e str, &'e Value),
    Append(&'e Value),
}

type Changes<'e> = BTreeMap<Vec<usize>, Vec<Change<'e>>>;

impl Shape {
    /// What a text says.
    pub(crate) fn of(document: &Document) -> Self {
        build(document.root(), &Changes::new(), &mut Vec::new()).unwrap_or(Self::Sequence(Vec::new()))
    }

    /// What a text will say once it is edited.
    pub(crate) fn meant<'e>(document: &Document, edits: impl IntoIterator<Item = &'e Edit>) -> Result<Self, Unfit> {
        let mut changes = Changes::new();
        for edit in edits {
            let (at, change) = change(edit);
            let spot = find(document.text(), document.root(), &at).ok_or(NOT_WRITTEN)?;
            if matches!((&change, spot.held), (Change::Rename(_), Held::Root | Held::Item { .. }) | (Change::Remove, Held::Root)) {
                return Err(NOT_WRITTEN);
            }
            changes.entry(spot.route).or_default().push(change);
        }
        build(document.root(), &changes, &mut Vec::new())
    }
}

fn change(edit: &Edit) -> (Place, Change<'_>) {
    match edit {
        Edit::Replace { at, value } => (at.clone(), Change::Replace(value)),
        Edit::Within { at, from, to } => (Place::Value(at.clone()), Change::Within(from, to)),
        Edit::Rename { at, key } => (Place::Value(at.clone()), Change::Rename(key)),
        Edit::Remove { at } => (at.clone(), Change::Remove),
        Edit::Put { into, key, value } => (Place::Value(into.clone()), Change::Put(key, value)),
        Edit::Append { to, value } => (Place::Value(to.clone()), Change::Append(value)),
    }
}

/// What stands at a route after the changes.
fn build(node: &Node, changes: &Changes<'_>, route: &mut Vec<usize>) -> Result<Shape, Unfit> {
    let here = changes.get(route).map(Vec::as_slice).unwrap_or_default();
    let replaced = here.iter().find_map(|change| if let Change::Replace(value) = change { Some(written(value)) } else { None });
    if let Some(shape) = replaced {
        return Ok(shape);
    }
    match &node.value {
        NodeValue::Scalar(scalar) => {
            let mut text = scalar.text.clone();
            for change in here {
                if let Change::Within(from, to) = change {
                    text = text.replace(from, to);
                }
            }
            // What a part is replaced in is text and stays it.
            let kind = if text == scalar.text { scalar.kind() } else { Kind::Text };
            Ok(Shape::Scalar(text, kind))
        }
        NodeValue::Sequence(items) => {
            let mut shapes = Vec::with_capacity(items.len());
            for (index, item) in items.iter().enumerate() {
                shapes.extend(child(index, item, changes, route)?);
            }
            shapes.extend(here.iter().filter_map(|change| if let Change::Append(value) = change { Some(written(value)) } else { None }));
            Ok(Shape::Sequence(shapes))
        }
        NodeValue::Mapping(entries) => {
            let mut shapes: Vec<(String, Shape)> = Vec::with_capacity(entries.len());
            let mut changed = Vec::new();
            for (index, entry) in entries.iter().enumerate() {
                let Some(shape) = child(index, &entry.value, changes, route)? else { continue };
                route.push(index);
                let at = changes.get(route).map(Vec::as_slice).unwrap_or_default();
                let renamed = at.iter().find_map(|change| if let Change::Rename(key) = change { Some((*key).to_owned()) } else { None });
                route.pop();
                changed.extend(renamed.clone());
                shapes.push((renamed.unwrap_or_else(|| entry.key.clone()), shape));
            }
            for change in here {
                if let Change::Put(key, value) = change {
                    match shapes.iter_mut().find(|(other, _)| other == key) {
                        Some((_, shape)) => *shape = written(value),
                        None => shapes.push(((*key).to_owned(), written(value))),
                    }
                }
            }
            let stands_twice = |key: &String| shapes.iter().filter(|(other, _)| other == key).count() > 1;
            if changed.iter().any(stands_twice) {
                return Err(Unfit("the key stands there already"));
            }
            Ok(Shape::Mapping(shapes))
        }
    }
}

/// A part of a collection, unless it goes.
fn child(index: usize, node: &Node, changes: &Changes<'_>, route: &mut Vec<usize>) -> Result<Option<Shape>, Unfit> {
    route.push(index);
    let goes = changes.get(route).is_some_and(|changes| changes.iter().any(|change| matches!(change, Change::Remove)));
    let shape = if goes { Ok(None) } else { build(node, changes, route).map(Some) };
    route.pop();
    shape
}

fn written(value: &Value) -> Shape {
    match value {
        Value::Text(text) => Shape::Scalar(text.clone(), Kind::Text),
        Value::Bool(value) => Shape::Scalar(value.to_string(), Kind::Bool(*value)),
        Value::Number(number) => Shape::Scalar(number.clone(), Kind::Number),
        Value::List(items) => Shape::Sequence(items.iter().map(written).collect()),
        Value::Map(entries) => Shape::Mapping(entries.iter().map(|(key, value)| (key.clone(), written(value))).collect()),
    }
}
