//! Where the comments of a text are. The parser drops them.

use super::super::node::{Node, NodeValue};
use crate::finding::Span;

/// Every comment, from its `#` to the end of its line, in the order of the text.
pub(crate) fn comments(text: &str, root: &Node) -> Vec<Span> {
    let mut scan = Scan { text, at: 0, found: Vec::new() };
    scan.node(root);
    scan.gap(text.len());
    scan.found
}

struct Scan<'t> {
    text: &'t str,
    /// The end of the last scalar.
    at: usize,
    found: Vec<Span>,
}

impl Scan<'_> {
    fn node(&mut self, node: &Node) {
        match &node.value {
            NodeValue::Scalar(scalar) => self.scalar(node.span, scalar.plain),
            NodeValue::Sequence(items) => items.iter().for_each(|item| self.node(item)),
            NodeValue::Mapping(entries) => {
                for entry in entries {
                    // A key is no block.
                    self.scalar(entry.key_span, true);
                    self.node(&entry.value);
                }
            }
        }
    }

    fn scalar(&mut self, span: Span, plain: bool) {
        self.gap(span.start);
        if !plain && matches!(self.text.as_bytes().get(span.start), Some(b'|' | b'>')) {
            let header = self.text.get(span.start..span.end).unwrap_or_default().split('\n').next().unwrap_or_default();
            self.at = span.start;
            self.gap(span.start + header.len());
        }
        self.at = self.at.max(span.end);
    }

    /// What is no scalar is blank, an indicator or a comment, so a `#` there begins one.
    fn gap(&mut self, to: usize) {
        while let Some(start) = self.text.get(self.at..to).and_then(|gap| gap.find('#')).map(|hash| self.at + hash) {
            let line = self.text.get(start..).unwrap_or_default().split('\n').next().unwrap_or_default();
            self.found.push(Span { start, end: start + line.trim_end().len() });
            self.at = start + line.len();
        }
    }
}
