//! A resource block: arguments, nested blocks, and what Terraform has to be told beside them.
//!
//! What CloudFormation nests in a method, Terraform has as resources of their own. Each of these takes the words that place it
//! from the one before (`http_method`, `status_code`), by reference: so the order in which they are made needs no
//! `depends_on`.

use std::collections::BTreeMap;

use super::Bundle;
use super::tree::{Attribute, Block, Body, Expr as Tree, Item, Piece, Reference, Step};
use super::values::Values;
use crate::graph::{Expr, Field, Graph, Node, NodeId, Value};

const METHOD: &str = "aws_api_gateway_method";
const METHOD_RESPONSE: &str = "aws_api_gateway_method_response";
const INTEGRATION_RESPONSE: &str = "aws_api_gateway_integration_response";
const DEPLOYMENT: &str = "aws_api_gateway_deployment";

/// Writes resources, each with what its neighbours are.
pub(super) struct Resources<'a> {
    graph: &'a Graph,
    values: &'a Values<'a>,
    /// The parts of a resource.
    parts: BTreeMap<NodeId, Vec<NodeId>>,
    /// What a method answers, by method and status code.
    responses: BTreeMap<(NodeId, String), NodeId>,
}

impl<'a> Resources<'a> {
    pub(super) fn new(graph: &'a Graph, values: &'a Values<'a>) -> Self {
        let mut parts: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut responses = BTreeMap::new();
        for (id, node) in graph.nodes() {
            let Some(parent) = node.parent else { continue };
            parts.entry(parent).or_default().push(id);
            if node.resource.kind().tf == METHOD_RESPONSE {
                responses.extend(status(node).map(|status| ((parent, status), id)));
            }
        }
        Self { graph, values, parts, responses }
    }

    pub(super) fn block(&self, id: NodeId, node: &Node, bundle: Option<&Bundle>) -> Block {
        let kind = node.resource.kind().tf;
        let mut body = Body::new();
        for field in node.resource.properties() {
            let Some(name) = field.tf else { continue };
            let known = self.by_reference(node, name);
            self.insert(&mut body, name, known, field.value);
        }
        if let Some(bundle) = bundle {
            let path =
                || Tree::Template(vec![Piece::Value(Reference::new("path", ["module"]).into()), literal(format!("/{}", bundle.path))]);
            body.items.push(Attribute::new("filename", path()).into());
            body.items.push(Attribute::new("source_code_hash", Tree::call("filebase64sha256", [path()])).into());
        }
        arguments_first(&mut body);
        if let Some(lifecycle) = lifecycle(node) {
            body.items.push(lifecycle.into());
        }
        let after: Vec<Tree> = self.after(id, node).into_iter().filter_map(|id| Some(self.values.address(id)?.into())).collect();
        if !after.is_empty() {
            body.items.push(Attribute::new("depends_on", Tree::List(after)).spaced().into());
        }
        Block::new("resource", [kind.into(), super::tree::Text::from(node.label())], body)
    }

    /// What a part of a method takes from the one that it is a part of.
    fn by_reference(&self, node: &Node, name: &str) -> Option<Tree> {
        let parent = node.parent?;
        match name {
            "http_method" => Some(self.values.attribute(parent, "http_method")),
            "status_code" if node.resource.kind().tf == INTEGRATION_RESPONSE => {
                let method = self.graph.get(parent)?.parent?;
                let response = self.responses.get(&(method, status(node)?))?;
                Some(self.values.attribute(*response, "status_code"))
            }
            _ => None,
        }
    }

    /// Puts a value under a name with dots: each part but the last is a block, which those before it may have begun.
    fn insert(&self, body: &mut Body, name: &'static str, known: Option<Tree>, value: Value) {
        match (name.split_once('.'), value) {
            (Some((first, rest)), value) => {
                let begun = body.items.iter_mut().rev().find_map(|item| match item {
                    Item::Block(block) if block.kind == first => Some(&mut block.body),
                    _ => None,
                });
                match begun {
                    Some(inner) => self.insert(inner, rest, known, value),
                    None => {
                        let mut inner = Body::new();
                        self.insert(&mut inner, rest, known, value);
                        body.items.push(block(first, inner));
                    }
                }
            }
            (None, Value::Objects(objects)) => {
                for fields in objects {
                    let mut inner = Body::new();
                    for Field { tf, value, .. } in fields {
                        if let Some(name) = tf {
                            self.insert(&mut inner, name, None, value);
                        }
                    }
                    arguments_first(&mut inner);
                    body.items.push(block(name, inner));
                }
            }
            (None, value) => {
                let value = known.unwrap_or_else(|| self.values.value(value));
                body.items.push(Attribute::new(name, value).into());
            }
        }
    }

    /// What must be there first, although nothing in the block refers to it. For a method that is the last of its parts.
    fn after(&self, id: NodeId, node: &Node) -> Vec<NodeId> {
        let mut out = Vec::new();
        for first in node.after.iter().filter(|first| **first != id) {
            match self.graph.get(*first) {
                Some(method) if method.resource.kind().tf == METHOD => self.last_parts(*first, &mut out),
                Some(_) => out.push(*first),
                None => {}
            }
        }
        out
    }

    /// The parts that no other part refers to.
    fn last_parts(&self, id: NodeId, out: &mut Vec<NodeId>) {
        let parts = self.parts.get(&id).map(Vec::as_slice).unwrap_or_default();
        let mapped = |part: &Node| {
            let status = status(part);
            let integrations = parts.iter().flat_map(|part| self.parts.get(part).into_iter().flatten());
            integrations.filter_map(|id| self.graph.get(*id)).any(|other| self::status(other) == status)
        };
        let before = out.len();
        for part in parts {
            match self.graph.get(*part) {
                Some(node) if node.resource.kind().tf == METHOD_RESPONSE && mapped(node) => {}
                _ => self.last_parts(*part, out),
            }
        }
        if out.len() == before {
            out.push(id);
        }
    }
}

fn literal(text: String) -> Piece {
    Piece::Literal(text.into())
}

fn block(kind: &'static str, body: Body) -> Item {
    Block::new(kind, Vec::<String>::new(), body).into()
}

/// Arguments stand before blocks, each in the order of the rows.
///
/// Source: Terraform documentation, "Style Guide", Code formatting.
fn arguments_first(body: &mut Body) {
    body.items.sort_by_key(|item| matches!(item, Item::Block(_)));
    for item in &mut body.items {
        if let Item::Block(block) = item {
            arguments_first(&mut block.body);
        }
    }
}

fn lifecycle(node: &Node) -> Option<Block> {
    if node.retain {
        let body = Body::new().attr("prevent_destroy", true);
        let lifecycle = Block::new("lifecycle", Vec::<String>::new(), body);
        return Some(lifecycle.comment("on_delete: retain. Terraform refuses every plan that would destroy it."));
    }
    if let Some(set) = node.resource.set_by_aws() {
        let ignored = set.keys.iter().map(|key| Tree::from(Reference::new(set.argument, [] as [&str; 0]).step(Step::Key((*key).into()))));
        let lifecycle = Block::new("lifecycle", Vec::<String>::new(), Body::new().attr("ignore_changes", Tree::List(ignored.collect())));
        return Some(lifecycle.comment(set.why));
    }
    (node.resource.kind().tf == DEPLOYMENT).then(|| {
        let body = Body::new().attr("create_before_destroy", true);
        Block::new("lifecycle", Vec::<String>::new(), body).comment("the stage moves to the new deployment before the old one goes")
    })
}

fn status(node: &Node) -> Option<String> {
    node.resource.properties().into_iter().find(|field| field.tf == Some("status_code")).and_then(|field| match field.value {
        Value::Text(Expr::Text(status)) => Some(status.into_owned()),
        _ => None,
    })
}
