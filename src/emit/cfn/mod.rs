//! Graph to CloudFormation: sections, resources, properties.
//!
//! A [`Graph`] comes in, the [`Tree`] of a whole template goes out. Names and nesting are the property rows'; here
//! is only what is true of every template: which sections there are, what `Ref` and `Fn::GetAtt` look like, where
//! `DependsOn` and `DeletionPolicy` stand.

pub mod tree;
mod values;

use tree::{Entry, Tree};

use crate::graph::{Graph, Node, NodeId};
use crate::names::pascal;
use crate::resources::Cfn;
use values::{Values, insert};

/// The version of the template language; there is no other.
///
/// Source: AWS CloudFormation user guide, "CloudFormation template format version syntax".
const VERSION: &str = "2010-09-09";

/// The template of a graph.
#[must_use]
pub fn template(graph: &Graph) -> Tree {
    let values = Values { graph };
    let mut sections = vec![Entry::new("AWSTemplateFormatVersion", VERSION)];
    sections.extend(graph.description.clone().map(|text| Entry::new("Description", text)));
    if !graph.parameters.is_empty() {
        sections.push(Entry::new("Parameters", parameters(graph)).spaced());
    }
    sections.push(Entry::new("Resources", resources(graph, &values)).spaced());
    if !graph.outputs.is_empty() {
        sections.push(Entry::new("Outputs", outputs(graph, &values)).spaced());
    }
    Tree::Map(sections)
}

fn parameters(graph: &Graph) -> Tree {
    let parameters = graph.parameters.iter().map(|parameter| {
        let spec = &parameter.spec;
        let mut entries = vec![Entry::new("Type", "String")];
        entries.extend(spec.description.clone().map(|text| Entry::new("Description", text)));
        entries.extend(spec.default.clone().map(|text| Entry::new("Default", text)));
        if !spec.allowed_values.is_empty() {
            entries.push(Entry::new("AllowedValues", Tree::seq(spec.allowed_values.iter().cloned())));
        }
        entries.extend(spec.pattern.clone().map(|text| Entry::new("AllowedPattern", text)));
        entries.extend(spec.secret.then(|| Entry::new("NoEcho", true)));
        Entry::new(pascal(&parameter.key), entries)
    });
    Tree::map(parameters)
}

/// The resources that another nests, each behind its owner: all of one owner together, in the order of the graph.
struct Parts<'a>(Vec<(NodeId, NodeId, &'a Node)>);

impl<'a> Parts<'a> {
    fn of(graph: &'a Graph) -> Self {
        let mut parts: Vec<_> = graph.nodes().filter_map(|(id, node)| Some((node.parent?, id, node))).collect();
        parts.sort_by_key(|(owner, ..)| *owner);
        Self(parts)
    }

    fn owned_by(&self, owner: NodeId) -> impl Iterator<Item = (NodeId, &'a Node)> {
        let start = self.0.partition_point(|(other, ..)| *other < owner);
        let parts = self.0.iter().skip(start).take_while(move |(other, ..)| *other == owner);
        parts.map(|(_, id, node)| (*id, *node))
    }
}

fn resources(graph: &Graph, values: &Values<'_>) -> Tree {
    let parts = Parts::of(graph);
    let mut entries = Vec::with_capacity(graph.len());
    let mut subject = "";
    for (id, node) in graph.nodes() {
        let Cfn::Resource(kind) = node.resource.kind().cfn else { continue };
        let heading = std::mem::replace(&mut subject, node.subject) != node.subject;
        let comments: Vec<_> = heading.then_some(node.subject).into_iter().chain(node.comment.as_deref()).collect();
        let mut entry = Entry::new(node.name.clone(), resource(graph, node, kind, properties(values, &parts, id, node))).spaced();
        if !comments.is_empty() {
            entry = entry.comment(comments.join("\n"));
        }
        entries.push(entry);
    }
    Tree::Map(entries)
}

fn resource(graph: &Graph, node: &Node, kind: &'static str, properties: Vec<Entry>) -> Tree {
    let mut entries = Vec::with_capacity(2);
    entries.push(Entry::new("Type", kind));
    if node.retain {
        entries.push(Entry::new("DeletionPolicy", "Retain"));
        entries.push(Entry::new("UpdateReplacePolicy", "Retain"));
    }
    let mut after: Vec<_> = node.after.iter().filter_map(|id| Some(Tree::text(graph.get(*id)?.name.clone()))).collect();
    match after.len() {
        0 => {}
        1 => entries.extend(after.pop().map(|one| Entry::new("DependsOn", one))),
        _ => entries.push(Entry::new("DependsOn", after)),
    }
    entries.push(Entry::new("Properties", properties));
    Tree::Map(entries)
}

/// The properties of a resource, with those of the parts that CloudFormation nests in it.
fn properties(values: &Values<'_>, parts: &Parts<'_>, id: NodeId, node: &Node) -> Vec<Entry> {
    let mut entries = Vec::new();
    node.resource.each_property(&mut |field| {
        if let Some(name) = field.cfn {
            insert(&mut entries, name, values.value(field.value));
        }
    });
    for (id, part) in parts.owned_by(id) {
        let inner = properties(values, parts, id, part);
        match part.resource.kind().cfn {
            Cfn::Property(name) => entries.push(Entry::new(name, inner)),
            Cfn::ListItem(name) => match entries.iter_mut().find(|entry| entry.key == name) {
                Some(Entry { value: Tree::Seq(items), .. }) => items.push(Tree::Map(inner)),
                _ => entries.push(Entry::new(name, vec![Tree::Map(inner)])),
            },
            Cfn::Resource(_) => {}
        }
    }
    entries
}

fn outputs(graph: &Graph, values: &Values<'_>) -> Tree {
    let outputs = graph.outputs.iter().map(|output| {
        let mut entries = Vec::new();
        entries.extend(output.description.clone().map(|text| Entry::new("Description", text)));
        entries.push(Entry::new("Value", values.expr(output.value.clone())));
        entries.extend(output.export.clone().map(|name| Entry::new("Export", vec![Entry::new("Name", values.expr(name))])));
        Entry::new(output.name.clone(), entries)
    });
    Tree::map(outputs)
}
