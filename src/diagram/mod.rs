//! A picture of a stack for people: who signs in where, who may call what, and what answers.
//!
//! A [`Stack`] goes in, a [`Diagram`] comes out: nodes, groups of them, and edges, with user text as it is. [`mermaid`] writes it.
//! It is bounded however large the stack is: what is more than a picture can hold is counted, not drawn.

mod api;
mod asked;
mod door;
mod http;
mod keys;
pub mod mermaid;
mod network;
mod pool;
mod providers;

use crate::model::{Piece, Stack, Text};
use crate::report::clipped;

/// The most nodes of one kind. Together with the other limits it keeps a diagram below the 500 edges and 50,000 characters
/// that Mermaid draws. Source: Mermaid documentation, "Configuration", `maxEdges` and `maxTextSize`.
const MOST_NODES: usize = 20;

/// The most lines of a list in a node or on an edge.
const MOST_LINES: usize = 8;

/// The most characters of a line.
const LONGEST: usize = 60;

/// What is drawn.
#[derive(Debug, Default)]
pub struct Diagram {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    /// The title of the group of the API.
    api: String,
    /// The title of the group of the network.
    network: String,
}

/// A thing, by its place in the diagram.
type At = usize;

/// A thing.
#[derive(Debug)]
struct Node {
    kind: Kind,
    /// Which of its kind, counted from one: a new function gives no client another name.
    number: usize,
    /// What stands in it.
    lines: Vec<String>,
}

/// What a thing is: its shape, its colour, its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    /// An app client.
    Client,
    /// A caller who is no client of the stack.
    Caller,
    /// Somebody else who vouches for users.
    Provider,
    /// The login pages.
    Login,
    /// The user pool.
    Pool,
    /// An authorizer.
    Authorizer,
    /// Routes that want something of their callers.
    Locked,
    /// Routes that want nothing.
    Public,
    /// API keys and what their holders may do.
    Keys,
    /// A function.
    Function,
    /// A function in the network.
    Inside,
    /// Anything else that answers.
    Service,
}

/// A group of things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Group {
    Providers,
    Clients,
    Api,
    Network,
}

/// Where an edge begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum From {
    Node(At),
    Group(Group),
}

/// What leads from one thing to another.
#[derive(Debug)]
struct Edge {
    from: From,
    to: At,
    lines: Vec<String>,
    /// Whether there are more lines than these.
    more: bool,
    /// Dotted: no request of a caller goes this way.
    dotted: bool,
}

impl Diagram {
    /// The picture of a stack.
    #[must_use]
    pub fn of(stack: &Stack) -> Self {
        let mut diagram = Self::default();
        let functions = diagram.functions(stack);
        diagram.network(stack, &functions);
        let pool = diagram.pool(stack, &functions);
        diagram.api(stack, pool.as_ref(), &functions);
        diagram
    }

    fn add(&mut self, kind: Kind, lines: impl IntoIterator<Item = String>) -> At {
        let number = self.nodes.iter().filter(|node| node.kind.name() == kind.name()).count() + 1;
        self.nodes.push(Node { kind, number, lines: lines.into_iter().map(|line| clipped(&line, LONGEST)).collect() });
        self.nodes.len() - 1
    }

    /// Nodes of one kind, the last of them for all that are too many: the node of each item.
    fn add_all(&mut self, kind: Kind, what: &str, items: impl ExactSizeIterator<Item = Vec<String>>) -> Vec<At> {
        let count = items.len();
        let own = if count > MOST_NODES { MOST_NODES - 1 } else { count };
        let mut nodes: Vec<At> = items.take(own).map(|lines| self.add(kind, lines)).collect();
        if count > own {
            let rest = self.add(kind, [format!("{} more {what}", count - own)]);
            nodes.resize(count, rest);
        }
        nodes
    }

    /// One edge between two things, however often they are connected: its lines are gathered.
    fn connect(&mut self, from: From, to: At, dotted: bool, lines: impl IntoIterator<Item = String>) {
        let known = self.edges.iter().position(|edge| (edge.from, edge.to, edge.dotted) == (from, to, dotted));
        let known = known.unwrap_or_else(|| {
            self.edges.push(Edge { from, to, lines: Vec::new(), more: false, dotted });
            self.edges.len() - 1
        });
        let Some(edge) = self.edges.get_mut(known) else { return };
        for line in lines {
            let line = clipped(&line, LONGEST);
            if edge.lines.contains(&line) {
                continue;
            }
            if edge.lines.len() < MOST_LINES {
                edge.lines.push(line);
            } else {
                edge.more = true;
            }
        }
    }
}

impl Kind {
    /// What names of its nodes begin with.
    fn name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Caller => "caller",
            Self::Provider => "provider",
            Self::Login => "login",
            Self::Pool => "pool",
            Self::Authorizer => "authorizer",
            Self::Locked | Self::Public => "routes",
            Self::Keys => "keys",
            Self::Function | Self::Inside => "function",
            Self::Service => "service",
        }
    }

    fn group(self) -> Option<Group> {
        match self {
            Self::Client => Some(Group::Clients),
            Self::Provider => Some(Group::Providers),
            Self::Inside => Some(Group::Network),
            Self::Authorizer | Self::Keys | Self::Locked | Self::Public => Some(Group::Api),
            Self::Caller | Self::Login | Self::Pool | Self::Function | Self::Service => None,
        }
    }
}

/// The lines of a list, as many as are shown, and a word for the rest.
fn listed(mut lines: Vec<String>) -> Vec<String> {
    if lines.len() > MOST_LINES {
        let more = lines.len() - (MOST_LINES - 1);
        lines.truncate(MOST_LINES - 1);
        lines.push(format!("and {more} more"));
    }
    lines
}

/// A text with its parameters by name.
fn written(text: &Text) -> String {
    let pieces = text.0.iter().map(|piece| match piece {
        Piece::Literal(text) => text.clone(),
        Piece::Parameter(name) => format!("${{{name}}}"),
        _ => "…".to_owned(),
    });
    pieces.collect()
}

#[cfg(test)]
mod tests;
