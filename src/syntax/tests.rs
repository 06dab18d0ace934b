use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::path::Path;

/// The text that a finding underlines, with what it says.
fn told(bytes: &[u8]) -> Vec<(String, String, &'static str)> {
    let source = Source::new(bytes);
    let findings = parse(bytes).expect_err("a spec that should be refused");
    for finding in &findings {
        assert!(!finding.message.ends_with('.') && !finding.message.contains('\n'), "{}", finding.message);
        assert!(finding.message.chars().next().is_some_and(|c| !c.is_uppercase()), "{}", finding.message);
    }
    findings.into_iter().map(|f| (underlined(&source, source.span(&f.place)).to_owned(), f.message, f.rule.name)).collect()
}

fn underlined(source: &Source, span: Span) -> &str {
    source.text().get(span.start..span.end).expect("a span on character boundaries")
}

/// The one finding: what it underlines, its message, its rule.
fn only(text: &str) -> (String, String, &'static str) {
    let mut all = told(text.as_bytes());
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

fn at(text: &str, place: &Place) -> String {
    let document = parse(text.as_bytes()).expect("a spec that can be read");
    underlined(document.source(), document.span(place)).to_owned()
}

fn value(text: &str, keys: &[&str]) -> String {
    at(text, &Place::Value(path(keys)))
}

fn path(keys: &[&str]) -> Path {
    keys.iter().fold(Path::root(), |path, key| match key.parse() {
        Ok(index) => path.index(index),
        Err(_) => path.key(*key),
    })
}

/// Runs in a thread with the stack that a thread has by default, and within a time.
fn small_stack(within: Duration, run: impl FnOnce() + Send + 'static) {
    let started = Instant::now();
    std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(run).unwrap().join().unwrap();
    assert!(started.elapsed() < within, "{:?}", started.elapsed());
}

#[test]
fn spans_cover_what_is_written() {
    let text = "# ünïcode ✓ 🎉\nname: orders # ü\n'päss': \"a \\\" ✓\" # \"no\"\nlist:\n- a\n- 'b''c' \nflow: { ü: [x, {y: z} ] , w: }\n";
    assert_eq!(value(text, &["name"]), "orders");
    assert_eq!(at(text, &Place::Key(path(&["päss"]))), "'päss'");
    assert_eq!(value(text, &["päss"]), "\"a \\\" ✓\"");
    assert_eq!(value(text, &["list"]), "- a\n- 'b''c'");
    assert_eq!(value(text, &["list", "1"]), "'b''c'");
    assert_eq!(value(text, &["flow"]), "{ ü: [x, {y: z} ] , w: }");
    assert_eq!(value(text, &["flow", "ü"]), "[x, {y: z} ]");
    assert_eq!(value(text, &["flow", "ü", "1"]), "{y: z}");
    // Nothing is written there: its key.
    assert_eq!(value(text, &["flow", "w"]), "w");
    // Not there at all: the nearest that is.
    assert_eq!(value(text, &["flow", "ü", "7", "x"]), "ü");
    assert_eq!(at(text, &Place::Value(Path::root())), "name: orders # ü");
    assert_eq!(at(text, &Place::Key(path(&["clients", "web"]))), "name: orders # ü");
}

#[test]
fn spans_of_text_over_several_lines() {
    let text = "a: | # a | b\n  é one\n\n  two\n\nb: >-\n  folded\n  text\nc: plain\n  goes on # no\nd: \"quoted\n  too\"\ne: |+\n\nf:\n  # | here\n  |2\n   x\nlist:\n  - |\n    one\n  - - >\n     two\nlast: |\n  no newline";
    assert_eq!(value(text, &["a"]), "| # a | b\n  é one\n\n  two");
    assert_eq!(value(text, &["b"]), ">-\n  folded\n  text");
    assert_eq!(value(text, &["c"]), "plain\n  goes on");
    assert_eq!(value(text, &["d"]), "\"quoted\n  too\"");
    assert_eq!(value(text, &["e"]), "|+");
    assert_eq!(value(text, &["f"]), "|2\n   x");
    assert_eq!(value(text, &["list", "0"]), "|\n    one");
    assert_eq!(value(text, &["list", "1"]), "- >\n     two");
    assert_eq!(value(text, &["list", "1", "0"]), ">\n     two");
    assert_eq!(value(text, &["last"]), "|\n  no newline");
    let document = parse(text.as_bytes()).unwrap();
    let text_of = |key: &str| document.root().entry(key).unwrap().value.scalar().unwrap().text.clone();
    assert_eq!(text_of("a"), "é one\n\ntwo\n");
    assert_eq!(text_of("b"), "folded text");
    assert_eq!(text_of("c"), "plain goes on");
    assert_eq!(text_of("d"), "quoted too");
}

#[test]
fn spans_of_block_collections() {
    let text = "a:\n  b:\n    c: 1\n    d: [ ]\n  e: {}\nf:\n  - g: 1\n    h: 2\n  - - i\n    - j\n";
    assert_eq!(value(text, &["a"]), "b:\n    c: 1\n    d: [ ]\n  e: {}");
    assert_eq!(value(text, &["a", "b"]), "c: 1\n    d: [ ]");
    assert_eq!(value(text, &["a", "b", "d"]), "[ ]");
    assert_eq!(value(text, &["f", "0"]), "g: 1\n    h: 2");
    assert_eq!(value(text, &["f", "1"]), "- i\n    - j");
    assert_eq!(value("a:\n- - b\n- c\n", &["a"]), "- - b\n- c");
    assert_eq!(value("a:\n-\n  b: c\nd: e\n", &["a"]), "-\n  b: c");
}

#[test]
fn json_is_read_by_the_same_code() {
    let text = "{\n\t\"name\": \"orders\",\n\t\"list\": [1, 2.50, true, null],\n\t\"a\\u00e9\\/\": {\"b\":[]}\n}\n";
    assert_eq!(value(text, &["list"]), "[1, 2.50, true, null]");
    assert_eq!(value(text, &["list", "1"]), "2.50");
    assert_eq!(value(text, &["aé/", "b"]), "[]");
    let both = parse(format!("\u{feff}{text}").as_bytes()).unwrap();
    assert_eq!(both.text(), text);
    assert_eq!(only("{\"a\": 1, \"a\": 2}").0, "\"a\"");
    // A comment before it, and characters of several bytes.
    assert_eq!(value("# ✓\n  {ü: é}\n", &["ü"]), "é");
}

#[test]
fn json_may_write_a_character_as_two_halves() {
    let text = "\n{\"mail ✓\": \"\\ud83c\\udf89 \\\\ud83c \\uD83C\\uDF89!\", \"last\": [\"\\ud83c\\udf89\", 1]}";
    let document = parse(text.as_bytes()).unwrap();
    assert_eq!(document.root().entry("mail ✓").unwrap().value.scalar().unwrap().text, "🎉 \\ud83c 🎉!");
    assert_eq!(value(text, &["last"]), "[\"\\ud83c\\udf89\", 1]");
    assert_eq!(value(text, &["last", "0"]), "\"\\ud83c\\udf89\"");
    assert_eq!(value(text, &["last", "1"]), "1");
    assert!(only("{\"a\": \"\\ud83c\"}").1.contains("no character"));
    // In YAML they are no characters, and where nothing is escaped they are what they say.
    assert!(only("a: \"\\ud83c\\udf89\"").1.contains("no character"));
    assert_eq!(value("{a: '\\ud83c\\udf89'}", &["a"]), "'\\ud83c\\udf89'");
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let text = "name: ✓\nname: b\nref: !Ref x\nbase: &base {a: 1}\ncopy: *base\n<<: {b: 2}\naccount: 012345678901\n? [x]\n: y\n~: z\n\"\": z\nnul: \"\\0\"\nname: c\n";
    let told = told(text.as_bytes());
    let shown: Vec<(&str, &str)> = told.iter().map(|(text, _, rule)| (text.as_str(), *rule)).collect();
    assert_eq!(
        shown,
        [
            ("name", "duplicate-key"),
            ("!Ref", "yaml-feature"),
            ("&base", "yaml-feature"),
            ("*base", "yaml-feature"),
            ("<<", "yaml-feature"),
            ("012345678901", "leading-zero"),
            ("[x]", "unusable-key"),
            ("~", "unusable-key"),
            ("\"\"", "unusable-key"),
            ("\"\\0\"", "unreadable-text"),
            ("name", "duplicate-key"),
        ]
    );
}

#[test]
fn a_second_key_points_at_the_first() {
    let text = "ü: {}\nclients:\n  web: {}\n  \"web\": {}\n";
    let finding = parse(text.as_bytes()).unwrap_err().remove(0);
    let source = Source::new(text.as_bytes());
    assert_eq!(underlined(&source, source.span(&finding.place)), "\"web\"");
    assert_eq!(source.position(source.span(&finding.place).start), Position { line: 4, column: 3 });
    assert_eq!(finding.related.len(), 1);
    assert_eq!(source.position(source.span(&finding.related[0].place).start), Position { line: 3, column: 3 });
    assert_eq!(finding.related[0].label, "first written here");
}

#[test]
fn leading_zeros_are_refused_only_where_they_would_be_lost() {
    for text in ["a: 007", "a: [00]", "a: -01_0", "- +012"] {
        assert_eq!(only(text).2, "leading-zero", "{text}");
    }
    for text in ["a: '007'", "a: 0", "a: 0.5", "a: 0x1F", "a: 0o17", "a: 12:30:00", "007: a", "a: |\n  007"] {
        assert!(parse(text.as_bytes()).is_ok(), "{text}");
    }
}

#[test]
fn features_of_yaml_are_refused_with_help() {
    let help = |text: &str| parse(text.as_bytes()).unwrap_err().remove(0).help.unwrap();
    assert!(help("a: !Ref b").contains("${name}"));
    assert!(help("a: !!str 1").contains("quotes"));
    assert!(help("a: *nobody").contains("write the value out"));
    assert_eq!(only("a: *nobody").0, "*nobody");
    assert_eq!(only("a: !x!y b").0, "!x!y");
    assert_eq!(only("a: !GetAtt\n  - b\n").0, "!GetAtt");
    assert_eq!(only("a: &x\n  b: c\n").0, "&x");
    assert_eq!(only("&k a: b\n").0, "&k");
    assert_eq!(only("a: b\n---\nc: d\n---\ne: f\n").0, "---");
    assert_eq!(only("%YAML 1.1\n---\na: b\n").0, "%YAML 1.1");
    assert_eq!(only("%TAG !e! tag:e,2000: # c\n---\na: b\n").0, "%TAG !e! tag:e,2000:");
    assert!(parse(b"%YAML 1.2 # yes\n---\na: b\n...\n").is_ok());
    assert!(parse(b"--- # spec\na: b\n").is_ok());
    assert!(parse(b"a: '<<'\n'<<': b\n").is_ok());
}

#[test]
fn nothing_is_not_a_spec() {
    for text in ["", "\n \n", "# only a comment\n", "---\n", "---\n...\n", "\u{feff}"] {
        assert_eq!(only(text).2, "empty-spec", "{text:?}");
    }
}

#[test]
fn bytes_that_are_no_text() {
    let one = |bytes: &[u8]| {
        let mut all = told(bytes);
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0)
    };
    let (shown, message, rule) = one(b"a: b\nc: \xff\n");
    assert_eq!((shown.as_str(), rule), ("\u{fffd}", "unreadable-text"));
    assert!(message.contains("byte 9") && message.contains("line 2") && message.contains("0xff"), "{message}");
    assert!(one(b"\xff\xfea\0").1.contains("UTF-16"));
    assert!(one(b"a\0:\0").1.contains("UTF-16"));
    assert!(one("a: b\rc: d\r\n".as_bytes()).1.contains("carriage return"));
    assert!(one("a: \u{85}".as_bytes()).1.contains("U+0085"));
    assert!(one("a: b\u{feff}".as_bytes()).1.contains("U+FEFF"));
    let all = told("a: \u{202e}\u{1b}é\u{7f}\0".as_bytes());
    let shown: Vec<&str> = all.iter().map(|(text, ..)| text.as_str()).collect();
    assert_eq!(shown, ["\u{202e}", "\u{1b}", "\u{7f}", "\0"]);
    assert!(parse("a: \"\\t\\r\\n\" # ✓ ﬁ \u{e000}\u{2014}\r\n\tb".as_bytes()).is_err());
    assert!(parse("a: \"\\t\\r\\n\" # ✓ ﬁ \u{e000}\u{2014}\r\n".as_bytes()).is_ok());
    assert_eq!(only("a: [\"x\", \"\\u202E\"]").0, "\"\\u202E\"");
}

#[test]
fn the_parser_speaks_our_language() {
    let say = |text: &str| {
        let (shown, message, rule) = only(text);
        assert_eq!(rule, "yaml-syntax-error", "{text:?}");
        assert!(!message.starts_with("this is not YAML"), "{text:?}: {message}");
        (shown, message)
    };
    assert!(say("a:\n\tb: c\n").1.contains("tab"));
    assert!(say("a:\n  b: c\n\td: e\n").1.contains("tab"));
    assert!(say("a: \"b\n").1.contains("no end"));
    assert!(say("a: 'b\nc: d\n").1.contains("no end"));
    assert!(say("a: [b\n").1.contains("`]`"));
    assert!(say("a: {b: c\nd: e\n").1.contains("`}`"));
    assert!(say("a: b: c\n").1.contains("colon"));
    assert!(say("a: b\nc\n").1.contains("no `:`"));
    assert!(say("a: b\n c: d\n").1.contains("colon"));
    assert!(say("a:\n  b: c\n d: e\n").1.contains("indented"));
    assert_eq!(say("a: @b\n").0, "@");
    assert!(say("a: %b\n").1.contains("unquoted"));
    assert!(say("a: \"\\d\"\n").1.contains("backslash"));
    assert!(say("a: \"b\" c\n").1.contains("closing quote"));
    assert!(say("a: b]\nc: ]\n").1.contains("closes nothing"));
    let (shown, message) = say("a: { b: ${name}, c: d }\n");
    assert_eq!((shown.as_str(), message.contains("brace")), ("{", true));
    let finding = parse(b"a: [${name}]").unwrap_err().remove(0);
    assert_eq!(finding.help.as_deref(), Some("write it in quotes here: \"${name}\""));
    let finding = parse(b"a: [b, c\nd: e\n").unwrap_err().remove(0);
    assert_eq!(finding.related[0].label, "opened here");
}

#[test]
fn depth_is_bounded_whatever_the_style() {
    let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    assert!(parse(nested(MAX_DEPTH).as_bytes()).is_ok());
    assert_eq!(only(&nested(MAX_DEPTH + 1)).2, "oversized-spec");
    for times in [100_000, 1_000_000] {
        for piece in ["[", "{a: ", "- ", "? ", "[? ", "{? ", "- [", "a: [", "{[", "? [", "[{"] {
            let text = piece.repeat(times);
            small_stack(Duration::from_secs(20), move || {
                let findings = parse(text.as_bytes()).map(|_| ()).unwrap_err();
                assert!(findings.len() <= 2, "{}", findings.len());
            });
        }
    }
}

#[test]
fn depth_by_indentation_is_bounded() {
    let mut text = String::new();
    for depth in 0..1000 {
        text.push_str(&" ".repeat(depth));
        text.push_str("a:\n");
    }
    assert_eq!(only(&text).2, "oversized-spec");
}

#[test]
fn size_is_bounded() {
    assert_eq!(only(&" ".repeat(MAX_BYTES + 1)).2, "oversized-spec");
    assert_eq!(only(&format!("a: [{}]", ",".repeat(MAX_NODES + 1))).2, "oversized-spec");
    let mut lines = "- a\n".repeat(MAX_NODES + 1);
    lines.push_str("- b\n");
    small_stack(Duration::from_secs(120), move || assert_eq!(only(&lines).2, "oversized-spec"));
}

#[test]
fn findings_are_bounded() {
    let text = "a: &b c\n".repeat(10_000);
    let findings = parse(text.as_bytes()).unwrap_err();
    assert_eq!(findings.len(), MAX_FINDINGS + 1);
    assert!(findings.last().unwrap().message.contains("more"));
}

#[test]
fn wide_mappings_are_read_in_linear_time() {
    let text: String = (0..100_000).map(|i| format!("key{i}: {i}\n")).collect();
    small_stack(Duration::from_secs(30), move || assert!(parse(text.as_bytes()).is_ok()));
}

/// Every span of a tree lies on character boundaries, inside its parent.
fn check_spans(text: &str, node: &Node, around: Span) {
    let inside = |span: Span| {
        assert!(text.get(span.start..span.end).is_some(), "{span:?} in {text:?}");
        assert!(around.start <= span.start && span.end <= around.end, "{span:?} not in {around:?} of {text:?}");
    };
    inside(node.span);
    match &node.value {
        NodeValue::Scalar(scalar) => {
            if scalar.plain && !scalar.text.contains(['\n', ' ']) {
                assert_eq!(text.get(node.span.start..node.span.end), Some(scalar.text.as_str()));
            }
        }
        NodeValue::Sequence(items) => items.iter().for_each(|item| check_spans(text, item, node.span)),
        NodeValue::Mapping(entries) => {
            for entry in entries {
                assert!(text.get(entry.key_span.start..entry.key_span.end).is_some());
                check_spans(text, &entry.value, node.span);
            }
        }
    }
}

fn check_all(bytes: &[u8]) {
    let source = Source::new(bytes);
    match parse(bytes) {
        Ok(document) => {
            let all = Span { start: 0, end: document.text().len() };
            check_spans(document.text(), document.root(), all);
        }
        Err(findings) => {
            assert!(!findings.is_empty() && findings.len() <= MAX_FINDINGS + 1);
            for finding in findings {
                underlined(&source, source.span(&finding.place));
                let Place::Bytes(span) = finding.place else { panic!("no bytes") };
                assert_eq!(source.span(&finding.place), span, "{:?}", finding.message);
                finding.related.iter().for_each(|related| {
                    underlined(&source, source.span(&related.place));
                });
            }
        }
    }
}

const PIECES: &[&str] = &[
    "a",
    "b: ",
    "- ",
    "? ",
    ": ",
    "\n",
    "\n  ",
    "\n    ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "'",
    "\"",
    "\"x\"",
    "'y' ",
    "|\n",
    ">-\n",
    "|2+\n",
    "#",
    " # c\n",
    "&x ",
    "*x",
    "!t ",
    "!<u>",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "~",
    "null",
    "007",
    "é",
    "✓",
    "🎉",
    "\t",
    "\\",
    "\\u00e9",
    "\\\n",
    "\r\n",
    "<<: ",
    "${x}",
    "k: v\n",
    "  k: v\n",
    "- i\n",
    "  - i\n",
    ":",
    "-",
    "?",
    "\u{2028}",
    "--- ",
    "a:\n",
    "@",
    "`",
    "%",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        check_all(&bytes);
    }

    #[test]
    fn any_text(text in "\\PC{0,100}") {
        check_all(text.as_bytes());
    }

    #[test]
    fn anything_like_yaml(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)) {
        check_all(pieces.concat().as_bytes());
    }
}
