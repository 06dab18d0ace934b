//! JSON out, and back through serde_json; and, because tools do that, through a YAML reader.

use super::trees::{every_position, meaning, same, string, tree};
use poolgate::emit::cfn::tree::{Call, Entry, Piece, Tree};
use poolgate::write::json;
use proptest::prelude::*;
use serde_json::Value;

fn check(doc: &Tree) {
    let text = json(doc);
    let read: Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}\n{text}"));
    assert!(same(&read, &meaning(doc)), "{text}");
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{text:?}");
}

#[test]
fn hostile_strings_read_back_in_every_position() {
    for s in super::hostile() {
        check(&every_position(&s));
        let text = json(&Tree::Seq(vec![Tree::from(s.clone())]));
        let read: Vec<String> = serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{e}\n{text}"));
        assert_eq!(read, [s]);
    }
}

proptest! {
    #[test]
    fn any_string_reads_back(s in string()) {
        check(&every_position(&s));
    }

    #[test]
    fn any_tree_reads_back(doc in tree()) {
        check(&doc);
    }
}

#[test]
fn the_functions() {
    let x = || Tree::from("x");
    let doc = Tree::Seq(vec![
        Call::join(",", vec![x()]).into(),
        Call::select(1, x()).into(),
        Call::split("/", x()).into(),
        Call::find_in_map("M", x(), "y".into()).into(),
        Call::either("C", x(), "y".into()).into(),
        Call::equals(x(), "y".into()).into(),
        Call::not(Call::condition("C").into()).into(),
        Call::all(vec![x(), x()]).into(),
        Call::any(vec![x(), x()]).into(),
        Call::import_value(x()).into(),
        Call::base64(Tree::reference("X")).into(),
        Tree::reference("X"),
        Tree::get_att("X", "Outputs.Y"),
        Call::Sub(vec![Piece::Literal("$".into()), Piece::Literal("{a}".into()), Piece::GetAtt("X".into(), "Y".into())]).into(),
    ]);
    let read: Value = serde_json::from_str(&json(&doc)).unwrap();
    assert_eq!(
        read,
        serde_json::json!([
            { "Fn::Join": [",", ["x"]] },
            { "Fn::Select": [1, "x"] },
            { "Fn::Split": ["/", "x"] },
            { "Fn::FindInMap": ["M", "x", "y"] },
            { "Fn::If": ["C", "x", "y"] },
            { "Fn::Equals": ["x", "y"] },
            { "Fn::Not": [{ "Condition": "C" }] },
            { "Fn::And": ["x", "x"] },
            { "Fn::Or": ["x", "x"] },
            { "Fn::ImportValue": "x" },
            { "Fn::Base64": { "Ref": "X" } },
            { "Ref": "X" },
            { "Fn::GetAtt": ["X", "Outputs.Y"] },
            { "Fn::Sub": "${!a}${X.Y}" },
        ])
    );
}

#[test]
fn numbers() {
    for (number, text) in [
        (0.5, "0.5"),
        (100.0, "100"),
        (-0.0, "0"),
        (1e300, "1.0e+300"),
        (-1.5e-7, "-1.5e-7"),
        (f64::NAN, "null"),
        (1e15, "1.0e+15"),
        (0.1, "0.1"),
    ] {
        assert_eq!(json(&Tree::Float(number)), format!("{text}\n"));
    }
}

#[test]
fn layout() {
    let doc = Tree::map([
        Entry::new("Pool", Tree::get_att("Pool", "Arn")).comment("dropped").spaced(),
        Entry::new("Uri", Call::join("", vec!["a".into(), Tree::reference("B")])),
        Entry::new("None", Tree::Map(vec![])),
    ]);
    let expected = r#"{
  "Pool": { "Fn::GetAtt": ["Pool", "Arn"] },
  "Uri": {
    "Fn::Join": [
      "",
      [
        "a",
        { "Ref": "B" }
      ]
    ]
  },
  "None": {}
}
"#;
    assert_eq!(json(&doc), expected);
}
