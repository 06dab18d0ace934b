//! An open catch-all before locked routes of the same function.

use std::collections::BTreeMap;

use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::{AnyRoute, routes};
use crate::rules::{Check, Context, Rule};
use crate::spec::route_key::{HttpRouteKey, PathPart};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA053",
    name: "open-way-round-a-lock",
    severity: Severity::Insecure,
    page: include_str!("open_way_round_a_lock.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut tree = Tree::default();
    for (index, route) in routes(context.spec).enumerate().filter(|(_, route)| route.is_open()) {
        tree.insert(index, &route);
    }
    if tree.roots.is_empty() {
        return;
    }
    let mut round: BTreeMap<usize, AnyRoute<'_>> = BTreeMap::new();
    for locked in routes(context.spec).filter(AnyRoute::is_locked) {
        tree.covering(&locked, |open| {
            round.entry(open).or_insert(locked);
        });
    }
    for (index, open) in routes(context.spec).enumerate() {
        let Some((locked, function)) = round.get(&index).zip(open.function) else { continue };
        let message = format!("everybody reaches the function {} here, whose other routes are locked", shown(function));
        findings.push(
            Finding::new(&RULE, Place::Key(open.at()), message)
                .help("lock this route as well, or let another function answer it")
                .related(Place::Key(locked.at()), "locked here"),
        );
    }
}

/// Open catch-alls by their function and the parts of their paths, so that each locked route is compared with those alone that it lies under.
#[derive(Default)]
struct Tree<'a> {
    /// By the function.
    roots: BTreeMap<&'a str, usize>,
    nodes: Vec<Node<'a>>,
}

#[derive(Default)]
struct Node<'a> {
    literals: BTreeMap<&'a str, usize>,
    variable: Option<usize>,
    /// The open route that takes whatever is below.
    below: Option<usize>,
    /// The open route that takes whatever no other takes.
    default: Option<usize>,
}

impl<'a> Tree<'a> {
    fn insert(&mut self, index: usize, open: &AnyRoute<'a>) {
        let Some(function) = open.function else { return };
        let parts: Vec<_> = match open.parsed() {
            Some(key) => key.parts().collect(),
            None if open.key == HttpRouteKey::DEFAULT => Vec::new(),
            None => return,
        };
        let greedy = matches!(parts.last(), Some(PathPart::Greedy(_)));
        if !greedy && open.key != HttpRouteKey::DEFAULT {
            return;
        }
        let root = *self.roots.entry(function).or_insert_with(|| new(&mut self.nodes));
        let mut at = root;
        for part in parts {
            let fresh = self.nodes.len();
            let Some(node) = self.nodes.get_mut(at) else { return };
            at = match part {
                PathPart::Literal(text) => *node.literals.entry(text).or_insert(fresh),
                PathPart::Variable(_) => *node.variable.get_or_insert(fresh),
                PathPart::Greedy(_) => break,
            };
            if at == fresh {
                new(&mut self.nodes);
            }
        }
        if let Some(node) = self.nodes.get_mut(at) {
            *(if greedy { &mut node.below } else { &mut node.default }) = Some(index);
        }
    }

    /// Calls `found` with the places of the open routes that take what lies around the path of a locked one.
    fn covering(&self, locked: &AnyRoute<'a>, mut found: impl FnMut(usize)) {
        let Some(root) = locked.function.and_then(|function| self.roots.get(function)) else { return };
        let parts = locked.parsed().into_iter().flat_map(|key| key.parts());
        let mut level = vec![*root];
        if let Some(default) = self.nodes.get(*root).and_then(|node| node.default) {
            found(default);
        }
        for part in parts {
            let nodes = level.iter().filter_map(|at| self.nodes.get(*at));
            let mut next = Vec::new();
            for node in nodes {
                if let Some(below) = node.below {
                    found(below);
                }
                if let PathPart::Literal(text) = part {
                    next.extend(node.literals.get(text).copied());
                }
                if !matches!(part, PathPart::Greedy(_)) {
                    next.extend(node.variable);
                }
            }
            level = next;
        }
    }
}

fn new(nodes: &mut Vec<Node<'_>>) -> usize {
    nodes.push(Node::default());
    nodes.len() - 1
}
