use super::*;
use crate::path::Segment;
use crate::syntax;

/// `a.b[1]`, as findings print it.
fn path(text: &str) -> Path {
    let mut path = Path::root();
    for part in text.split('.') {
        let (key, indices) = part.split_once('[').map_or((part, ""), |(key, rest)| (key, rest));
        if !key.is_empty() {
            path = path.key(key);
        }
        for index in indices.split('[').filter(|index| !index.is_empty()) {
            path = path.then(Segment::Index(index.trim_end_matches(']').parse().unwrap()));
        }
    }
    path
}

fn document(text: &str) -> Document {
    syntax::parse(text.as_bytes()).ok().or_else(|| syntax::draft(text.as_bytes())).unwrap_or_else(|| panic!("not read: {text:?}"))
}

/// Makes the edits and holds the result to what they mean, comments included.
fn edited(text: &str, edits: &[Edit]) -> String {
    let before = document(text);
    let new = apply(text, &Editor::new(&before).replacements(edits).unwrap());
    let after = document(&new);
    assert_eq!(Shape::of(&after), Shape::meant(&before, edits).unwrap(), "{new}");
    let told = |document: &Document| {
        let all = comments(document.text(), document.root());
        all.iter().map(|span| document.text().get(span.start..span.end).unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(told(&after), told(&before), "{new}");
    new
}

fn remove(at: &str) -> Edit {
    Edit::Remove { at: Place::Value(path(at)) }
}

fn set(at: &str, value: impl Into<Value>) -> Edit {
    Edit::Replace { at: Place::Value(path(at)), value: value.into() }
}

fn rename(at: &str, key: &str) -> Edit {
    Edit::Rename { at: path(at), key: key.to_owned() }
}

fn put(into: &str, key: &str, value: impl Into<Value>) -> Edit {
    Edit::Put { into: path(into), key: key.to_owned(), value: value.into() }
}

fn append(to: &str, value: impl Into<Value>) -> Edit {
    Edit::Append { to: path(to), value: value.into() }
}

/// Text before, edit, text after.
#[track_caller]
fn all(cases: &[(&str, Edit, &str)]) {
    for (before, edit, after) in cases {
        assert_eq!(edited(before, std::slice::from_ref(edit)), *after, "{edit:?} in\n{before}");
        // Lines may end as Windows has them, and the last one need not end.
        let windows = before.replace('\n', "\r\n");
        assert_eq!(edited(&windows, std::slice::from_ref(edit)), after.replace('\n', "\r\n"));
        if let (Some(before), Some(after)) = (before.strip_suffix('\n'), after.strip_suffix('\n')) {
            assert_eq!(edited(before, std::slice::from_ref(edit)), after, "{edit:?} without a last line feed in\n{before}");
        }
    }
}

#[test]
fn a_word_keeps_its_quotes_and_gets_some_where_it_needs_them() {
    all(&[
        ("a: old # c\n", set("a", "new"), "a: new # c\n"),
        ("a: 'old' # c\n", set("a", "it's"), "a: 'it''s' # c\n"),
        ("a: \"old\"\n", set("a", "a\"b\\"), "a: \"a\\\"b\\\\\"\n"),
        ("a: old\n", set("a", "true"), "a: \"true\"\n"),
        ("a: old\n", set("a", "012"), "a: \"012\"\n"),
        ("a: old\n", set("a", "12"), "a: \"12\"\n"),
        ("a: old\n", set("a", ""), "a: \"\"\n"),
        ("a: old\n", set("a", "b: c"), "a: \"b: c\"\n"),
        ("a: old\n", set("a", "b #c"), "a: \"b #c\"\n"),
        ("a: old\n", set("a", "b,c}"), "a: b,c}\n"),
        ("a: [old, x]\n", set("a[0]", "b,c}"), "a: [\"b,c}\", x]\n"),
        ("a: [old, x]\n", set("a[0]", "${b}"), "a: [\"${b}\", x]\n"),
        ("a: old\n", set("a", "${b}"), "a: ${b}\n"),
        ("a: 'true' # c\n", set("a", true), "a: true # c\n"),
        ("a: '12'\n", set("a", Value::Number("12".to_owned())), "a: 12\n"),
        ("a: code # c\n", set("a", Value::List(vec!["code".into()])), "a: [code] # c\n"),
        ("{\"a\": \"code\"}\n", set("a", Value::List(vec!["code".into()])), "{\"a\": [\"code\"]}\n"),
        ("{\"a\": 12}\n", set("a", "12"), "{\"a\": \"12\"}\n"),
        ("a: | # c\n  old\nb: 1\n", set("a", "new"), "a: new # c\nb: 1\n"),
        ("- old # c\n", set("[0]", "new"), "- new # c\n"),
    ]);
}

#[test]
fn a_key_is_renamed_in_its_place() {
    all(&[
        ("old: 1 # c\nb: 2\n", rename("old", "new"), "new: 1 # c\nb: 2\n"),
        ("- old: 1\n  b: 2\n", rename("[0].old", "new"), "- new: 1\n  b: 2\n"),
        ("'old': 1\n", rename("old", "new"), "'new': 1\n"),
        ("{\"old\": 1}\n", rename("old", "new"), "{\"new\": 1}\n"),
        ("a: { old: 1 }\n", rename("a.old", "b: c"), "a: { \"b: c\": 1 }\n"),
        ("old: 1\n", rename("old", "GET /a/{id}"), "GET /a/{id}: 1\n"),
        ("{ old: 1 }\n", rename("old", "GET /a/{id}"), "{ \"GET /a/{id}\": 1 }\n"),
    ]);
    let twice = document("a: 1\nb: 2\n");
    assert!(Shape::meant(&twice, &[rename("a", "b")]).is_err());
}

#[test]
fn a_part_of_a_text_changes_in_every_style() {
    let edit = |at: &str| Edit::Within { at: path(at), from: "${wbe}".to_owned(), to: "${web}".to_owned() };
    all(&[
        ("a: x ${wbe} # c\n", edit("a"), "a: x ${web} # c\n"),
        ("a: '${wbe}${wbe}'\n", edit("a"), "a: '${web}${web}'\n"),
        ("a: >- # c\n  x ${wbe}\n  y\nb: 1\n", edit("a"), "a: >- # c\n  x ${web}\n  y\nb: 1\n"),
    ]);
    // A literal `${`, which is no reference.
    let literal = document("a: ${wbe} $${wbe}\n");
    assert!(Editor::new(&literal).replacements(&[edit("a")]).is_err());
    // Written in another way than it reads.
    let escaped = document("a: \"${wb\\u0065}\"\n");
    assert!(Editor::new(&escaped).replacements(&[edit("a")]).is_err());
}

#[test]
fn what_goes_leaves_its_comments() {
    all(&[
        ("a: 1\nb: 2\nc: 3\n", remove("b"), "a: 1\nc: 3\n"),
        ("a: 1\nb: 2\n", remove("b"), "a: 1\n"),
        ("a: 1\nb: 2 # c\nc: 3\n", remove("b"), "a: 1\n# c\nc: 3\n"),
        ("a: 1\nb: 2 # c\n", remove("b"), "a: 1\n# c\n"),
        (
            "# 1\na: # 2\n  # 3\n  b: # 4\n    - x # 5\n    - y\n  c: 1 # 6\n",
            remove("a.b"),
            "# 1\na: # 2\n  # 3\n  # 4\n  # 5\n  c: 1 # 6\n",
        ),
        ("a:\n  - x\n  - x # c\n  - y\n", remove("a[1]"), "a:\n  - x\n  # c\n  - y\n"),
        ("a:\n- x\n- y\n", remove("a[1]"), "a:\n- x\n"),
        ("a:\n- x # c\n- y\n", remove("a[0]"), "a:\n# c\n- y\n"),
        ("- a: 1\n  b: 2\n", remove("[0].a"), "- b: 2\n"),
        ("- a: 1 # c\n  b: 2\n", remove("[0].a"), "- # c\n  b: 2\n"),
        ("- a: 1\n  b: 2 # c\n- 3\n", remove("[0].b"), "- a: 1\n  # c\n- 3\n"),
        ("- - a\n  - b\n", remove("[0][0]"), "- - b\n"),
        ("-\n  a: 1\n  b: 2\n", remove("[0].a"), "-\n  b: 2\n"),
        // Further in, the comment would be text of the block.
        ("a: |\n  text\nb:\n    - x: # c\n        1\nd: 2\n", remove("b"), "a: |\n  text\n# c\nd: 2\n"),
    ]);
}

#[test]
fn of_the_last_one_an_empty_collection_remains() {
    all(&[
        ("a: # 1\n  b: 2 # 2\nc: 3\n", remove("a.b"), "a: {} # 1\n  # 2\nc: 3\n"),
        ("a:\n  - b\n", remove("a[0]"), "a: []\n"),
        ("- a: 1 # c\n- 2\n", remove("[0].a"), "- {} # c\n- 2\n"),
        ("a: { b: 1 }\n", remove("a.b"), "a: {}\n"),
        ("a: [ b, ] # c\n", remove("a[0]"), "a: [] # c\n"),
        ("a: [ b, # 1\n  ] # 2\n", remove("a[0]"), "a: [ # 1\n     ] # 2\n"),
    ]);
}

#[test]
fn what_goes_from_brackets_leaves_their_layout() {
    all(&[
        ("a: [x, y, z] # c\n", remove("a[0]"), "a: [y, z] # c\n"),
        ("a: [x, y, z]\n", remove("a[1]"), "a: [x, z]\n"),
        ("a: [x, y, z]\n", remove("a[2]"), "a: [x, y]\n"),
        ("a: [x, y,]\n", remove("a[1]"), "a: [x,]\n"),
        ("a: { x: 1, 'y': [2], z: 3 }\n", remove("a.y"), "a: { x: 1, z: 3 }\n"),
        ("[\n  \"x\",\n  \"y\"\n]\n", remove("[1]"), "[\n  \"x\"\n]\n"),
        ("[\n  \"x\",\n  \"y\"\n]\n", remove("[0]"), "[\n  \"y\"\n]\n"),
        ("[\n  x, # 1\n  y, # 2\n  z # 3\n]\n", remove("[1]"), "[\n  x, # 1\n  # 2\n  z # 3\n]\n"),
        ("[\n  x, # 1\n  y, # 2\n  z # 3\n]\n", remove("[2]"), "[\n  x, # 1\n  y # 2\n   # 3\n]\n"),
        ("[ x, # 1\n  y ]\n", remove("[1]"), "[ x # 1\n   ]\n"),
    ]);
}

#[test]
fn what_comes_looks_like_its_neighbours() {
    let no = || Value::Bool(false);
    all(&[
        ("a:\n  b: 1 # 1\n# 2\nc: 2\n", put("a", "d", no()), "a:\n  b: 1 # 1\n  d: false\n# 2\nc: 2\n"),
        ("- a: 1\n- 2\n", put("[0]", "b", no()), "- a: 1\n  b: false\n- 2\n"),
        ("a: { b: 1 } # c\n", put("a", "d", no()), "a: { b: 1, d: false } # c\n"),
        ("a: { b: 1, }\n", put("a", "d", no()), "a: { b: 1, d: false, }\n"),
        ("a: {}\n", put("a", "d", "x"), "a: { d: x }\n"),
        ("a:\n  b: true # c\n", put("a", "b", no()), "a:\n  b: false # c\n"),
    ]);
    all(&[
        ("x: {\n  \"b\": 1\n}\n", put("x", "d", "e"), "x: {\n  \"b\": 1,\n  \"d\": e\n}\n"),
        ("{ \"x\": {\n  \"b\": 1\n} }\n", put("x", "d", "e"), "{ \"x\": {\n  \"b\": 1,\n  \"d\": \"e\"\n} }\n"),
        ("x: {\n  b: 1 # 1\n  # 2\n}\n", put("x", "d", no()), "x: {\n  b: 1, # 1\n  d: false\n  # 2\n}\n"),
        ("x: {\n  b: 1, # 1\n}\n", put("x", "d", no()), "x: {\n  b: 1, # 1\n  d: false,\n}\n"),
        ("a:\n  - x # 1\nb: 1\n", append("a", "y"), "a:\n  - x # 1\n  - y\nb: 1\n"),
        ("a:\n- 'x'\n", append("a", "y"), "a:\n- 'x'\n- 'y'\n"),
        ("a: [x]\n", append("a", "y,"), "a: [x, \"y,\"]\n"),
        ("a: []\n", append("a", "y"), "a: [y]\n"),
        ("a:\n  - x: |\n      text\n  - z\nb: 1\n", put("a[0]", "y", no()), "a:\n  - x: |\n      text\n    y: false\n  - z\nb: 1\n"),
    ]);
}

#[test]
fn a_place_can_be_bytes_of_a_draft() {
    let text = "a: 1\nb: 012 # c\na: 1 # d\n";
    let at = |needle: &str, from: usize| {
        let start = from + text.get(from..).unwrap().find(needle).unwrap();
        Place::Bytes(Span { start, end: start + needle.len() })
    };
    let quote = Edit::Replace { at: at("012", 0), value: "012".into() };
    let again = Edit::Remove { at: at("a", 6) };
    assert_eq!(edited(text, &[quote, again]), "a: 1\nb: \"012\" # c\n# d\n");
}

#[test]
fn what_is_not_there_cannot_be_edited() {
    let document = document("a: [1]\n");
    let editor = Editor::new(&document);
    for edit in [remove("b"), remove("a[1]"), set("a.b", "x"), rename("a[0]", "x"), put("a", "b", "c"), append("c", "d")] {
        assert!(editor.replacements(std::slice::from_ref(&edit)).is_err(), "{edit:?}");
    }
    // Two edits of one place.
    assert!(editor.replacements(&[set("a[0]", "x"), set("a[0]", "y")]).is_err());
}
