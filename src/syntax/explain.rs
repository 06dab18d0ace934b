//! What the reader says about YAML that it refuses: the parser's own complaints in our words, and the features of YAML
//! that a spec does without.

use crate::finding::{Finding, Place, Span};
use crate::quote::{one_line, quote};
use crate::rules::spec::{OVERSIZED_SPEC, YAML_FEATURE, YAML_SYNTAX_ERROR};

use super::limits::MAX_DEPTH;

/// A complaint of the parser at a byte. `text` is the whole spec.
pub(super) fn syntax_error(text: &str, at: usize, info: &str) -> Finding {
    let at = visible(text, at);
    if info.contains("recursion limit") {
        return too_deep(at);
    }
    if info.contains("unknown anchor") {
        return alias(Span { start: at, end: word_end(text, at) }, text);
    }
    if info.contains("handle wasn't declared") {
        return tag(Span { start: at, end: word_end(text, at) }, text);
    }
    let (message, help) = complaint(text, at, info);
    let place = Place::Bytes(Span { start: at, end: at + text.get(at..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8) });
    let finding = Finding::new(&YAML_SYNTAX_ERROR, place, message);
    match help {
        Some(help) => finding.help(help),
        None => finding,
    }
}

fn complaint(text: &str, at: usize, info: &str) -> (String, Option<String>) {
    let has = |part: &str| info.contains(part);
    let before = text.get(..at).unwrap_or_default();
    let rest = text.get(at..).unwrap_or_default();
    let say = |message: &str, help: &str| (message.to_owned(), Some(help.to_owned()));

    // `${name}` in braces or brackets: the commonest slip of people who write their spec densely.
    if before.ends_with('$') && rest.starts_with('{') {
        let reference = rest.split_inclusive('}').next().filter(|r| r.ends_with('}')).unwrap_or("{name}");
        let help = format!("write it in quotes here: \"${}\"", one_line(reference));
        return ("inside `{ }` and `[ ]` a brace ends unquoted text".to_owned(), Some(help));
    }
    if has("tab") && !has("valid YAML whitespace") || is_tab_indented(text, at) {
        return say("a tab cannot indent", "indent with spaces: YAML has no width for a tab");
    }
    if has("document indicator") || has("unexpected end of stream") || has("indentation in quoted") {
        return say("this quoted text has no end", "close the quotes; indent what it says on further lines");
    }
    if has("expected ',' or ']'") {
        return say("a comma or `]` is missing in a list in brackets", "separate its elements with commas and close it with `]`");
    }
    if has("expected ',' or '}'") {
        return say("a comma or `}` is missing in a mapping in braces", "separate its entries with commas and close it with `}`");
    }
    if has("misplaced bracket") {
        return say("this bracket closes nothing", "remove it, or put the text that holds it in quotes");
    }
    if has("mapping values are not allowed") {
        return say(
            "a colon and a space begin a value, and no value can begin here",
            "put text that holds `: ` in quotes, and write only one key on a line",
        );
    }
    if has("simple key expect") {
        return say("this line has no `:`", "write `key: value`, or put text of several lines in quotes");
    }
    if has("expected key") || has("invalid indentation") || has("did not find expected '-'") || has("wrongly indented") {
        return say("this line is indented to no place that exists", "line it up with the keys or elements that it belongs to");
    }
    if has("unexpected character") {
        let c = rest.chars().next().map(String::from).unwrap_or_default();
        return (format!("unquoted text cannot begin with {}", quote(&c)), Some("put it in quotes".to_owned()));
    }
    if has("unknown escape character") {
        return say("a backslash in this text begins no escape that YAML knows", "double it, or use single quotes");
    }
    if has("hexadecimal") || has("Unicode character escape") {
        return say("an escape in this text names no character", "write the character itself");
    }
    if has("trailing content") {
        return say("something follows the closing quote", "put all of the text inside the quotes");
    }
    if has("':' must be followed") || has("'-' must be followed") || has("may not precede") {
        return say("a space is missing behind `:` or `-`", "write one space there");
    }
    if has("comments must be separated") {
        return say("a `#` follows directly upon something else", "put a space before a comment; put text with a `#` in quotes");
    }
    if has("comment intercepting") {
        return say("a comment stands in the middle of text of several lines", "put the text in quotes, or the comment elsewhere");
    }
    if has("block sequence entries") || has("only valid inside a block") {
        return say("a list cannot begin here", "begin it on a line of its own");
    }
    if has("did not find expected node content") {
        return say("a value is missing here", "write one");
    }
    (format!("this is not YAML: {}", one_line(info)), None)
}

/// Where to point for a complaint at the end of the text: the last thing that is written.
fn visible(text: &str, at: usize) -> usize {
    if text.get(at..).is_some_and(|rest| !rest.trim_start().is_empty()) {
        return at;
    }
    text.trim_end().char_indices().next_back().map_or(0, |(last, _)| last)
}

/// Whether a tab stands in what indents the line of `at`.
fn is_tab_indented(text: &str, at: usize) -> bool {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |line| line + 1);
    let line = text.get(start..).unwrap_or_default();
    line.chars().take_while(|c| c.is_whitespace() && *c != '\n').any(|c| c == '\t')
}

/// The end of a word of YAML: white space or a flow indicator ends it.
pub(super) fn word_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}')).unwrap_or(rest.len())
}

fn feature(span: Span, message: String, help: &str) -> Finding {
    Finding::new(&YAML_FEATURE, Place::Bytes(span), message).help(help)
}

/// A tag: `!Ref`, `!!str`.
pub(super) fn tag(span: Span, text: &str) -> Finding {
    let tag = text.get(span.start..span.end).unwrap_or_default();
    let help = match tag {
        "!Ref" | "!Sub" | "!FindInMap" => "write `${name}` to refer to a parameter",
        "!GetAtt" | "!ImportValue" => "name the thing: a function, a pool or a scope is referred to by its name",
        _ if tag.starts_with("!!") => "remove it: quotes make text, and without them a number is a number",
        _ => "remove it: a spec is plain values, and the compiler writes the functions of CloudFormation",
    };
    feature(span, format!("a spec has no tags, and this is {}", quote(tag)), help)
}

/// An anchor: `&name`.
pub(super) fn anchor(span: Span, text: &str) -> Finding {
    let message = format!("a spec has no anchors, and this is {}", quote(text.get(span.start..span.end).unwrap_or_default()));
    feature(span, message, "remove it, and write the value out wherever it is needed")
}

/// An alias: `*name`.
pub(super) fn alias(span: Span, text: &str) -> Finding {
    let message = format!("a spec has no aliases, and this is {}", quote(text.get(span.start..span.end).unwrap_or_default()));
    feature(span, message, "write the value out; to begin text with `*`, put it in quotes")
}

/// The merge key `<<`.
pub(super) fn merge_key(span: Span) -> Finding {
    feature(span, "a spec has no merge keys, and this is `<<`".to_owned(), "write the entries out")
}

/// A second document.
pub(super) fn second_document(span: Span) -> Finding {
    feature(span, "a second document begins here".to_owned(), "keep one spec in a file")
}

/// A directive other than `%YAML 1.2`.
pub(super) fn directive(span: Span, text: &str) -> Finding {
    let message = format!("{} is a directive", quote(text.get(span.start..span.end).unwrap_or_default()));
    feature(span, message, "remove it: a spec is read as YAML 1.2 without tags")
}

/// A collection deeper than is read.
pub(super) fn too_deep(at: usize) -> Finding {
    let message = format!("values stand more than {MAX_DEPTH} deep in one another here");
    let place = Place::Bytes(Span { start: at, end: at });
    Finding::new(&OVERSIZED_SPEC, place, message).help("is a bracket left open?")
}
