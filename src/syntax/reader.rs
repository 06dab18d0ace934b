//! The parser's events in, a tree with spans out.
//!
//! Everything that is wrong is collected, so that one run shows every duplicate key and every tag; only the parser's
//! own error, too great a depth and too many values end the reading. The stack of open collections is ours, so no
//! text can overflow the thread's.
//!
//! The parser (`saphyr-parser` 0.3) says where a token starts reliably; where it ends, it often counts what follows it
//! (blanks and the comment behind a quoted text, the lines behind a block), and a block scalar starts for it behind its
//! header. `spans.rs` mends that.

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use super::explain;
use super::faults::Faults;
use super::keys;
use super::limits::{MAX_DEPTH, MAX_NODES};
use super::node::{Entry, Node, NodeValue, Scalar};
use super::offsets::Offsets;
use super::spans;
use super::surrogates;
use super::text::oversized;
use crate::finding::{Finding, Place, Span};
use crate::fix::Fix;
use crate::quote::{is_deceptive, one_line, quote};
use crate::rules::spec::{DUPLICATE_KEY, EMPTY_SPEC, LEADING_ZERO, UNREADABLE_TEXT};

/// The root of the one document in `text`.
pub(super) fn read(text: &str) -> Result<Node, Vec<Finding>> {
    match attempt(text, false) {
        (Some(root), faults) if faults.len() == 0 => Ok(root),
        (_, faults) => Err(faults.into_sorted()),
    }
}

/// The root, in spite of faults that leave the tree whole: a number that needs quotes, a key that stands twice.
pub(super) fn draft(text: &str) -> Option<Node> {
    let (root, faults) = attempt(text, true);
    root.filter(|_| faults.all_of(&[&LEADING_ZERO, &DUPLICATE_KEY]))
}

/// Reads as far as it goes. With `on`, further than anybody is told of.
fn attempt(text: &str, on: bool) -> (Option<Node>, Faults) {
    // While a flow collection may still turn out to be a key, the parser keeps all of its tokens. Behind `--- ` on
    // the same line none may, so the values of a JSON text are handed out, and counted, as they are met.
    let given: String;
    let (input, offsets) = match spans::flow_root(text) {
        None => (text, Offsets::new(text, 0)),
        Some(at) => {
            let joined = surrogates::join(text.get(at..).unwrap_or_default());
            given = format!("{FLOW_HEAD}{}", joined.text);
            (given.as_str(), Offsets::new(&given, at).without_head(FLOW_HEAD.len()).shifted(joined.shifts))
        }
    };
    let reader = Reader { text, offsets, faults: Faults::default(), open: Vec::new(), root: None, cursor: 0, nodes: 0, documents: 0 };
    reader.run(Parser::new_from_str(input), on)
}

/// Three dashes and a space: a document begins, on the line on which its value does.
const FLOW_HEAD: &str = "--- ";

struct Reader<'t> {
    text: &'t str,
    offsets: Offsets<'t>,
    faults: Faults,
    open: Vec<Open>,
    root: Option<Node>,
    /// The byte behind the last thing that was read.
    cursor: usize,
    nodes: usize,
    documents: usize,
}

/// A collection whose end has not come yet.
struct Open {
    start: usize,
    /// Written in brackets or braces.
    flow: bool,
    content: Content,
}

enum Content {
    Sequence(Vec<Node>),
    Mapping(Vec<Entry>, Key),
}

/// What a mapping waits for.
enum Key {
    /// A key.
    Due,
    /// The value of this key.
    Read(String, Span),
    /// The value of a key that was refused: it is read and forgotten.
    Unusable,
}

/// Whether to go on.
enum Flow {
    On,
    Stop,
}

impl<'t> Reader<'t> {
    fn run(
        mut self,
        parser: impl Iterator<Item = Result<(Event<'t>, saphyr_parser::Span), ScanError>>,
        on: bool,
    ) -> (Option<Node>, Faults) {
        for event in parser {
            let flow = match event {
                Ok((event, span)) => {
                    let span = Span { start: self.offsets.byte(span.start.index()), end: self.offsets.byte(span.end.index()) };
                    self.event(event, span)
                }
                Err(error) => {
                    let at = self.offsets.byte(error.marker().index());
                    let finding = explain::syntax_error(self.text, at, error.info());
                    let finding = self.with_opening(finding);
                    self.faults.push(finding);
                    Flow::Stop
                }
            };
            if matches!(flow, Flow::Stop) || !on && self.faults.is_full() {
                break;
            }
        }
        (self.root, self.faults)
    }

    fn event(&mut self, event: Event<'t>, span: Span) -> Flow {
        match event {
            Event::Nothing | Event::StreamStart | Event::DocumentEnd => {}
            Event::DocumentStart(explicit) => return self.document(explicit, span),
            Event::StreamEnd => {
                if self.documents == 0 {
                    self.empty();
                }
            }
            Event::Alias(_) => {
                self.cursor = span.end;
                self.faults.push(explain::alias(span, self.text));
                self.place_unusable(span);
            }
            Event::Scalar(text, style, anchor, tag) => {
                let written = if anchor > 0 || tag.is_some() { self.properties(span.start) } else { span.start };
                return self.scalar(text.into_owned(), style, Span { start: written, end: span.end.max(written) });
            }
            Event::SequenceStart(anchor, tag) => {
                if anchor > 0 || tag.is_some() {
                    self.properties(span.start);
                }
                return self.open(span, Content::Sequence(Vec::new()));
            }
            Event::MappingStart(anchor, tag) => {
                if anchor > 0 || tag.is_some() {
                    self.properties(span.start);
                }
                return self.open(span, Content::Mapping(Vec::new(), Key::Due));
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
        }
        Flow::On
    }

    fn document(&mut self, explicit: bool, span: Span) -> Flow {
        self.documents += 1;
        if self.documents > 1 {
            self.faults.push(explain::second_document(span));
            return Flow::Stop;
        }
        if explicit {
            for directive in spans::directives(self.text.get(..span.start).unwrap_or_default()) {
                self.faults.push(explain::directive(directive, self.text));
            }
            self.cursor = span.end;
        }
        Flow::On
    }

    fn empty(&mut self) {
        let place = Place::Bytes(Span { start: 0, end: 0 });
        self.faults.push(Finding::new(&EMPTY_SPEC, place, "the spec is empty").help("a spec has at least a `name: …`"));
    }

    /// Reports the tag and the anchor before a value; the byte where the value itself begins.
    fn properties(&mut self, start: usize) -> usize {
        let mut at = start;
        loop {
            let span = Span { start: at, end: explain::word_end(self.text, at) };
            match self.text.as_bytes().get(at) {
                Some(b'!') => self.faults.push(explain::tag(span, self.text)),
                Some(b'&') => self.faults.push(explain::anchor(span, self.text)),
                _ => return at,
            }
            at = spans::skip_blank(self.text, span.end);
        }
    }

    fn scalar(&mut self, text: String, style: ScalarStyle, span: Span) -> Flow {
        let span = match style {
            ScalarStyle::Plain if text.is_empty() => self.nothing(span.start),
            ScalarStyle::Plain => span,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => spans::quoted(self.text, span),
            ScalarStyle::Literal | ScalarStyle::Folded => spans::block(self.text, self.cursor, span),
        };
        self.cursor = self.cursor.max(span.end);
        if style == ScalarStyle::DoubleQuoted {
            self.escapes(&text, span);
        }
        let scalar = Scalar { text, plain: style == ScalarStyle::Plain };
        // A document of nothing: `---` alone.
        if self.open.is_empty() && scalar.plain && scalar.text.is_empty() {
            self.empty();
            return Flow::Stop;
        }
        if scalar.has_leading_zero() && !self.key_is_due() {
            let message = format!("{} begins with a zero that readers of YAML drop, or take for an octal number", quote(&scalar.text));
            let help = format!("put it in quotes: \"{}\"", one_line(&scalar.text));
            let fix = Fix::replace(&Place::Bytes(span), scalar.text.as_str(), "put it in quotes");
            self.faults.push(Finding::new(&LEADING_ZERO, Place::Bytes(span), message).help(help).fix(fix));
        }
        self.place(Node { span, value: NodeValue::Scalar(scalar) })
    }

    /// Control characters that came in through an escape.
    fn escapes(&mut self, text: &str, span: Span) {
        let told = |c: &char| is_deceptive(*c) && !matches!(c, '\n' | '\t' | '\r');
        if let Some(c) = text.chars().find(told) {
            let message = format!("an escape in this text makes the character U+{:04X}, which is not text", u32::from(c));
            self.faults.push(Finding::new(&UNREADABLE_TEXT, Place::Bytes(span), message).help("remove it"));
        }
    }

    /// Where a value would stand that is not written: behind its colon or its dash.
    fn nothing(&self, marked: usize) -> Span {
        let bytes = self.text.as_bytes();
        let (in_sequence, in_braces) = match self.open.last() {
            Some(open) => (matches!(open.content, Content::Sequence(_)), open.flow),
            None => (false, false),
        };
        let ends = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
        let at = if bytes.get(marked) == Some(&b':') && (in_braces || ends(bytes.get(marked + 1))) {
            marked + 1
        } else if in_sequence {
            marked
        } else {
            self.cursor
        };
        Span { start: at, end: at }
    }

    fn open(&mut self, span: Span, content: Content) -> Flow {
        if self.open.len() >= MAX_DEPTH {
            self.faults.push(explain::too_deep(span.start));
            return Flow::Stop;
        }
        let flow = span.end > span.start && matches!(self.text.as_bytes().get(span.start), Some(b'[' | b'{'));
        let mut start = span.start;
        // The parser marks a list that is indented no further than its key behind its first dash.
        let value_is_due = matches!(self.open.last(), Some(Open { content: Content::Mapping(_, Key::Read(..)), .. }));
        if !flow && value_is_due && matches!(content, Content::Sequence(_)) {
            start = spans::find_indicator(self.text, self.cursor, b"-").unwrap_or(start);
        }
        self.cursor = self.cursor.max(if flow { start + 1 } else { start });
        self.open.push(Open { start, flow, content });
        Flow::On
    }

    fn close(&mut self, span: Span) {
        let Some(Open { start, flow, content }) = self.open.pop() else { return };
        let last = match &content {
            Content::Sequence(items) => items.last().map(|item| item.span.end),
            Content::Mapping(entries, _) => entries.last().map(|entry| entry.value.span.end.max(entry.key_span.end)),
        };
        let mut end = last.unwrap_or(start).max(start);
        if flow {
            let closes = |at: usize| matches!(self.text.as_bytes().get(at), Some(b']' | b'}'));
            // Behind a comma and a comment the parser marks another place.
            let behind = spans::find_close(self.text, end.max(start + 1));
            end = [span.start, behind].into_iter().find(|at| closes(*at)).map_or(end, |at| at + 1);
        }
        self.cursor = self.cursor.max(end);
        let value = match content {
            Content::Sequence(items) => NodeValue::Sequence(items),
            Content::Mapping(entries, _) => {
                keys::duplicates(&entries, |finding| self.faults.push(finding));
                NodeValue::Mapping(entries)
            }
        };
        // Counted when it was opened; that one more cannot stop the reading here.
        let _ = self.place(Node { span: Span { start, end }, value });
    }

    fn key_is_due(&self) -> bool {
        matches!(self.open.last(), Some(Open { content: Content::Mapping(_, Key::Due), .. }))
    }

    /// Puts a finished value where it belongs.
    fn place(&mut self, node: Node) -> Flow {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            self.faults.push(oversized(node.span.start, "the spec holds more values than are read").help("is this the right file?"));
            return Flow::Stop;
        }
        match self.open.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(node),
            Some(Content::Sequence(items)) => items.push(node),
            Some(Content::Mapping(entries, key)) => {
                *key = match std::mem::replace(key, Key::Due) {
                    Key::Due => match keys::usable(node) {
                        Ok((text, span)) => Key::Read(text, span),
                        Err(finding) => {
                            self.faults.push(finding);
                            Key::Unusable
                        }
                    },
                    Key::Read(key, key_span) => {
                        entries.push(Entry { key, key_span, value: node });
                        Key::Due
                    }
                    Key::Unusable => Key::Due,
                };
            }
        }
        Flow::On
    }

    /// Puts something that was refused already where it belongs.
    fn place_unusable(&mut self, span: Span) {
        if let Some(Open { content: Content::Mapping(_, key @ Key::Due), .. }) = self.open.last_mut() {
            *key = Key::Unusable;
            return;
        }
        let value = NodeValue::Scalar(Scalar { text: String::new(), plain: false });
        let _ = self.place(Node { span, value });
    }

    /// A complaint about a collection in brackets says where that was opened.
    fn with_opening(&self, finding: Finding) -> Finding {
        match self.open.last() {
            Some(Open { start, flow: true, .. }) => {
                let place = Place::Bytes(Span { start: *start, end: start + 1 });
                finding.related(place, "opened here")
            }
            _ => finding,
        }
    }
}
