//! Graph to Terraform: files, blocks, arguments.
//!
//! A [`Graph`] comes in, a [`Module`] goes out: the bodies of its files, and the zips of functions whose code stands in the
//! spec. Names and nesting are the property rows'; here is only what is true of every module: which blocks there are
//! (`frame`), how a resource is laid out and what it waits for (`resource`), what references look like (`values`), which provider it asks for (`provider`).

mod frame;
mod pattern;
mod provider;
mod resource;
mod shorthand;
pub mod tree;
mod values;

pub use provider::{SINCE, Version};
pub use shorthand::ATTRIBUTES as SHORTHAND;

use crate::graph::Graph;
use crate::names::snake;
use resource::Resources;
use tree::{Block, Body, Item};
use values::Values;

/// A Terraform module.
#[derive(Debug, Clone, PartialEq)]
pub struct Module {
    /// Its files, in the order in which they are read. None is empty.
    pub files: Vec<File>,
    /// The zips that its functions are made of, by their paths in the module.
    pub bundles: Vec<Bundle>,
}

/// A file of a module.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// Its name without an ending.
    pub name: &'static str,
    /// What is in it.
    pub body: Body,
}

/// The code of a function, to be zipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// Where the zip lies in the module, with slashes.
    pub path: String,
    /// The only file in it.
    pub file: &'static str,
    /// What is in that file.
    pub text: String,
}

impl Module {
    /// All files as one document.
    #[must_use]
    pub fn document(&self) -> Body {
        Body { items: self.files.iter().flat_map(|file| file.body.items.iter().cloned()).collect() }
    }
}

/// Every file that a module can have, without its ending.
pub const FILES: [&str; 9] = ["versions", "variables", "main", "user_pool", "clients", "network", "functions", "api", "outputs"];

/// The files that resources go into, in order, and the subjects of each.
const SUBJECTS: [(&str, &[&str]); 5] = [
    ("user_pool", &["User pool", "Identity providers", "Groups and users"]),
    ("clients", &["Resource servers", "App clients", "Login pages"]),
    ("network", &["Network"]),
    ("functions", &["Functions"]),
    ("api", &["API"]),
];

/// The module of a graph.
#[must_use]
pub fn module(graph: &Graph) -> Module {
    let values = Values::new(graph);
    let resources = Resources::new(graph, &values);
    let mut subject = "";
    let mut blocks: Vec<(&'static str, Block)> = Vec::with_capacity(graph.len());
    let mut bundles = Vec::new();
    for (id, node) in graph.nodes() {
        let heading = std::mem::replace(&mut subject, node.subject) != node.subject;
        let bundle = node.resource.bundle().map(|bundle| Bundle {
            path: format!("functions/{}.zip", node.label()),
            file: bundle.name,
            text: bundle.text.to_owned(),
        });
        let comments: Vec<_> = heading.then_some(node.subject).into_iter().chain(node.comment.as_deref()).collect();
        let mut block = resources.block(id, node, bundle.as_ref());
        if !comments.is_empty() {
            block = block.comment(comments.join("\n"));
        }
        blocks.push((node.subject, block));
        bundles.extend(bundle);
    }
    let outputs = frame::outputs(graph, &values);

    let mut files = vec![File { name: "versions", body: frame::versions(graph) }];
    let mut put = |name, items: Vec<Item>| {
        if !items.is_empty() {
            files.push(File { name, body: Body { items } });
        }
    };
    put("variables", frame::variables(graph));
    // What no file is for, which is no subject of today's.
    let (known, other): (Vec<_>, Vec<_>) =
        blocks.into_iter().partition(|(subject, _)| SUBJECTS.iter().any(|(_, subjects)| subjects.contains(subject)));
    let shared = frame::shared(graph, &values);
    put("main", shared.into_iter().chain(other.into_iter().map(|(_, block)| block.into())).collect());
    let mut known = known;
    for (name, subjects) in SUBJECTS {
        let (here, rest): (Vec<_>, Vec<_>) = known.into_iter().partition(|(subject, _)| subjects.contains(subject));
        known = rest;
        put(name, here.into_iter().map(|(_, block)| block.into()).collect());
    }
    put("outputs", outputs);
    Module { files, bundles }
}

/// The name of a parameter's variable.
fn variable(key: &str) -> String {
    snake(&crate::names::pascal(key))
}
