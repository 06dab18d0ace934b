//! Things that each need the other to be made first.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::needs::{Edge, Node, Why, edges};
use crate::finding::{Finding, Severity};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "XR005",
    name: "dependency-cycle",
    severity: Severity::Error,
    page: include_str!("dependency_cycle.md"),
    check: Check::Spec(check),
};

/// How many circles are looked for: each costs a search. The rest come to light when these are mended.
const MOST: usize = 64;

/// How many steps of a circle are shown.
const SHOWN: usize = 8;

/// The indices of the nodes that each node needs.
type Needs = Vec<Vec<usize>>;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let edges = edges(context.spec);
    if edges.is_empty() {
        return;
    }
    let mut index: BTreeMap<Node<'_>, usize> = BTreeMap::new();
    let mut nodes = Vec::new();
    let mut number = |node| {
        *index.entry(node).or_insert_with(|| {
            nodes.push(node);
            nodes.len() - 1
        })
    };
    // By the two ends: every reason, in the order of the spec.
    let mut reasons: BTreeMap<(usize, usize), Vec<&Edge<'_>>> = BTreeMap::new();
    let mut order = Vec::new();
    for edge in &edges {
        let ends = (number(edge.from), number(edge.to));
        let of_these = reasons.entry(ends).or_default();
        if of_these.is_empty() {
            order.push(ends);
        }
        of_these.push(edge);
    }
    let mut needs: Needs = vec![Vec::new(); nodes.len()];
    for (from, to) in &order {
        if let Some(of_this) = needs.get_mut(*from) {
            of_this.push(*to);
        }
    }
    let part = components(&needs);
    let mut said: BTreeSet<Vec<usize>> = BTreeSet::new();
    let together = order.iter().filter(|(from, to)| part.get(*from) == part.get(*to));
    let references = together.filter(|ends| reasons.get(ends).is_some_and(|of_these| of_these.iter().any(|edge| edge.why.is_reference())));
    for (from, to) in references.take(MOST) {
        let Some(circle) = way(&needs, &part, *to, *from) else { continue };
        let mut members = circle.clone();
        members.sort_unstable();
        if said.insert(members) {
            findings.extend(finding(&circle, &nodes, &reasons));
        }
    }
}

/// A circle, from the thing that is referred to back to the thing that refers to it.
fn finding(circle: &[usize], nodes: &[Node<'_>], reasons: &BTreeMap<(usize, usize), Vec<&Edge<'_>>>) -> Option<Finding> {
    let (first, last) = (*circle.first()?, *circle.last()?);
    let (reference, others): (Vec<&Edge<'_>>, Vec<&Edge<'_>>) =
        reasons.get(&(last, first))?.iter().copied().partition(|edge| edge.why.is_reference());
    let (cause, again) = reference.split_first()?;
    let mut finding = Finding::new(&RULE, cause.why.place(), format!("a circle of references: {}", drawn(circle, nodes)))
        .help(help(cause, circle, nodes));
    for edge in again.iter().chain(&others).take(SHOWN) {
        finding = finding.related(edge.why.place(), "also here");
    }
    for (from, to) in circle.iter().zip(circle.iter().skip(1)).take(SHOWN) {
        if let Some(edge) = reasons.get(&(*from, *to)).and_then(|of_these| of_these.first()) {
            finding = finding.related(edge.why.place(), format!("{} needs {} here", edge.from.shown(), edge.to.shown()));
        }
    }
    Some(finding)
}

/// The circle in words, beginning with what comes first in a spec.
fn drawn(circle: &[usize], nodes: &[Node<'_>]) -> String {
    let mut around: Vec<Node<'_>> = circle.iter().filter_map(|at| nodes.get(*at).copied()).collect();
    if let Some(start) = around.iter().enumerate().min_by_key(|(_, node)| **node).map(|(at, _)| at) {
        around.rotate_left(start);
    }
    let mut words: Vec<String> = around.into_iter().map(Node::shown).collect();
    // The API and its stage are one thing to a reader.
    words.dedup();
    let again = words.first().cloned();
    if words.len() > SHOWN {
        words.truncate(SHOWN);
        words.push("…".to_owned());
    }
    words.extend(again);
    words.join(" → ")
}

fn help(cause: &Edge<'_>, circle: &[usize], nodes: &[Node<'_>]) -> String {
    let is_trigger = circle.iter().any(|at| nodes.get(*at) == Some(&Node::Pool));
    match (cause.from, cause.to, &cause.why) {
        (_, _, Why::BuiltIn(_)) => "a built-in handler knows the pool and its client; write a function of your own for this".to_owned(),
        // Amazon Cognito developer guide, "Customizing user pool workflows with Lambda triggers", common parameters.
        (Node::Function(_), Node::Pool, _) => "take the pool's id from the event, where a trigger finds it as `userPoolId`".to_owned(),
        (Node::Function(_), Node::Client(_), _) if is_trigger => {
            "take the client's id from the event, where a trigger finds it as `callerContext.clientId`".to_owned()
        }
        // API Gateway developer guide, "Input format of a Lambda function for proxy integration".
        (Node::Function(_), Node::Stage | Node::RestApi, _) => {
            "read the address at run time, from `requestContext` of the event, or give it as a parameter".to_owned()
        }
        (_, Node::Stage | Node::RestApi, _) => {
            "give the address of the API as a parameter once it is known, or use a domain name of your own".to_owned()
        }
        (Node::Tags, ..) => "give the value of the tag as a parameter".to_owned(),
        _ => "give one of the values as a parameter".to_owned(),
    }
}

/// The number of the strongly connected component of each node (Tarjan 1972), without recursion.
fn components(needs: &Needs) -> Vec<usize> {
    const UNSEEN: usize = usize::MAX;
    let count = needs.len();
    let (mut seen, mut low, mut part) = (vec![UNSEEN; count], vec![UNSEEN; count], vec![UNSEEN; count]);
    let (mut clock, mut parts) = (0, 0);
    let mut open: Vec<usize> = Vec::new();
    for root in 0..count {
        // A node, and how many of its needs have been looked at.
        let mut stack = vec![(root, 0)];
        if seen.get(root) != Some(&UNSEEN) {
            continue;
        }
        while let Some((node, next)) = stack.pop() {
            if next == 0 {
                set(&mut seen, node, clock);
                set(&mut low, node, clock);
                clock += 1;
                open.push(node);
            }
            let Some(to) = needs.get(node).and_then(|of_this| of_this.get(next)).copied() else {
                if get(&low, node) == get(&seen, node) {
                    while let Some(member) = open.pop() {
                        set(&mut part, member, parts);
                        if member == node {
                            break;
                        }
                    }
                    parts += 1;
                }
                if let Some((parent, _)) = stack.last() {
                    let least = get(&low, *parent).min(get(&low, node));
                    set(&mut low, *parent, least);
                }
                continue;
            };
            stack.push((node, next + 1));
            if get(&seen, to) == UNSEEN {
                stack.push((to, 0));
            } else if get(&part, to) == UNSEEN {
                let least = get(&low, node).min(get(&seen, to));
                set(&mut low, node, least);
            }
        }
    }
    part
}

fn get(of: &[usize], at: usize) -> usize {
    of.get(at).copied().unwrap_or(usize::MAX)
}

fn set(of: &mut [usize], at: usize, value: usize) {
    if let Some(slot) = of.get_mut(at) {
        *slot = value;
    }
}

/// The shortest way from one node to another of the same component, both ends included.
fn way(needs: &Needs, part: &[usize], from: usize, to: usize) -> Option<Vec<usize>> {
    let mut came: BTreeMap<usize, usize> = BTreeMap::new();
    let mut next = VecDeque::from([from]);
    while let Some(node) = next.pop_front() {
        if node == to {
            break;
        }
        for step in needs.get(node)?.iter().copied().filter(|step| part.get(*step) == part.get(from)) {
            if step != from && !came.contains_key(&step) {
                came.insert(step, node);
                next.push_back(step);
            }
        }
    }
    let mut back = vec![to];
    let mut at = to;
    while at != from {
        at = *came.get(&at)?;
        back.push(at);
    }
    back.reverse();
    Some(back)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_are_found_without_recursion() {
        let needs = vec![vec![1], vec![2], vec![0, 3], vec![4], vec![]];
        let part = components(&needs);
        assert!(part[0] == part[1] && part[1] == part[2]);
        assert!(part[3] != part[2] && part[4] != part[3]);
        let long: Needs = (0..100_000).map(|i| vec![(i + 1) % 100_000]).collect();
        assert!(components(&long).iter().all(|part| *part == 0));
    }

    #[test]
    fn the_shortest_way_is_taken() {
        let needs = vec![vec![1, 2], vec![2], vec![0]];
        let part = components(&needs);
        assert_eq!(way(&needs, &part, 0, 2), Some(vec![0, 2]));
        assert_eq!(way(&needs, &part, 0, 0), Some(vec![0]));
    }
}
