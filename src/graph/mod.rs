//! The resources of a stack and the edges between them.
//!
//! A [`Stack`] goes in, complete resources come out, in the order of the spec and with the names that
//! they have in both targets. What a resource says is a tree of [`Value`]s; a reference to another is an [`Expr::Attr`],
//! never text. From here on nothing can fail: an emitter only chooses names and syntax.

mod build;
mod expr;

pub use expr::{Expr, Field, Json, Part, Place, Secret, SecretPlace, Str, Value};

use crate::model::Stack;
use crate::names::snake;
use crate::resources::{AnyResource, Attr};

/// A resource of a [`Graph`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

impl NodeId {
    /// An attribute of the resource.
    #[must_use]
    pub fn attr(self, attr: Attr) -> Expr {
        Expr::Attr(self, attr)
    }
}

/// A resource and what the targets need to know beside its properties.
#[derive(Debug)]
pub struct Node {
    /// Its name in Pascal case: the logical id; in snake case: the label.
    pub name: String,
    /// The name that its label is made of where the logical id says more: a deployment's changes with what it contains.
    pub lasting_name: Option<&'static str>,
    /// The resource.
    pub resource: Box<dyn AnyResource>,
    /// The resource that this one is a part of, where a target nests it (an integration in its method).
    pub parent: Option<NodeId>,
    /// What must be there first although nothing here refers to it.
    pub after: Vec<NodeId>,
    /// Whether it stays when it leaves the stack.
    pub retain: bool,
    /// What it belongs to: the heading it stands under.
    pub subject: &'static str,
    /// Why it is as it is, where a reviewer would ask.
    pub comment: Option<String>,
    /// Of a function its name in the spec: where a finding about it points.
    pub function: Option<String>,
}

impl Node {
    /// Its label: what Terraform calls it, which is the same for as long as it is the same thing.
    #[must_use]
    pub fn label(&self) -> String {
        snake(self.lasting_name.unwrap_or(&self.name))
    }
}

/// A parameter of the stack.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name in the spec.
    pub key: String,
    /// What it is like.
    pub spec: crate::spec::Parameter,
}

/// A value to print after the deployment.
#[derive(Debug, Clone)]
pub struct Output {
    /// Its name in the spec; `None` for what is always printed.
    pub key: Option<String>,
    /// Its name in Pascal case.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// The value.
    pub value: Expr,
    /// The name under which other stacks can import it.
    pub export: Option<Expr>,
}

/// A whole stack as resources.
#[derive(Debug, Default)]
pub struct Graph {
    /// The name of the spec.
    pub name: String,
    /// What the stack is for.
    pub description: Option<String>,
    /// The parameters, in the order of the spec.
    pub parameters: Vec<Parameter>,
    /// The resources by handle. A handle is given out before its resource is known, so that two can refer to each other.
    slots: Vec<Option<Node>>,
    /// The order in which they are written.
    order: Vec<NodeId>,
    /// The outputs, in the order in which they are written.
    pub outputs: Vec<Output>,
}

impl Graph {
    /// The resources of a stack.
    #[must_use]
    pub fn of(stack: &Stack) -> Self {
        build::graph(stack)
    }

    /// The resources, each with its handle, in the order in which they are written.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.order.iter().filter_map(|id| Some((*id, self.get(*id)?)))
    }

    /// The resource of a handle that this graph gave out.
    #[must_use]
    pub fn get(&self, id: NodeId) -> Option<&Node> {
        self.slots.get(id.0 as usize)?.as_ref()
    }

    /// How many resources there are, those that a target nests included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there are no resources.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// A handle for a resource that is put in later.
    fn reserve(&mut self) -> NodeId {
        let id = NodeId(u32::try_from(self.slots.len()).unwrap_or(u32::MAX));
        self.slots.push(None);
        id
    }

    fn put(&mut self, id: NodeId, node: Node) {
        if let Some(slot) = self.slots.get_mut(id.0 as usize) {
            *slot = Some(node);
            self.order.push(id);
        }
    }
}
