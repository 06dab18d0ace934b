//! YAML out, and back through two readers: `yaml_serde` (libyaml, YAML 1.1 grammar) and `saphyr-parser` (YAML 1.2 events).
//! PyYAML, ruamel.yaml, cfn-lint and the JavaScript readers are asked in `tests/conformance`.

use super::trees::{every_position, meaning, same, string, tree};
use poolgate::emit::cfn::tree::{Call, Entry, Piece, Tree};
use poolgate::write::yaml;
use proptest::prelude::*;
use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_json::{Value, json};

/// What `yaml_serde` reads, with tags turned into the long forms.
fn libyaml(text: &str) -> Value {
    fn plain(value: serde_yaml::Value) -> Value {
        use serde_yaml::Value as Y;
        match value {
            Y::Null => Value::Null,
            Y::Bool(b) => json!(b),
            Y::Number(n) => serde_json::to_value(n).unwrap(),
            Y::String(s) => json!(s),
            Y::Sequence(items) => items.into_iter().map(plain).collect(),
            Y::Mapping(map) => Value::Object(map.into_iter().map(|(k, v)| (k.as_str().unwrap().to_owned(), plain(v))).collect()),
            Y::Tagged(tagged) => long(&tagged.tag.to_string(), plain(tagged.value)),
        }
    }
    plain(serde_yaml::from_str(text).unwrap_or_else(|e| panic!("{e}\n{text}")))
}

/// The long form of a tagged value, as CloudFormation reads it.
fn long(tag: &str, value: Value) -> Value {
    let name = tag.trim_start_matches('!');
    match (name, value) {
        ("GetAtt", Value::String(dotted)) => {
            let (id, attribute) = dotted.split_once('.').unwrap();
            json!({ "Fn::GetAtt": [id, attribute] })
        }
        ("Ref" | "Condition", value) => json!({ name: value }),
        (_, value) => json!({ format!("Fn::{name}"): value }),
    }
}

/// What the event stream of `saphyr-parser` says; plain scalars resolved as the YAML 1.2 core schema does.
fn saphyr(text: &str) -> Value {
    fn node<'a>(events: &mut impl Iterator<Item = Event<'a>>, event: Event<'a>) -> Value {
        match event {
            Event::Scalar(text, style, _, tag) => {
                let value = match (&*text, style) {
                    ("null", ScalarStyle::Plain) => Value::Null,
                    ("true", ScalarStyle::Plain) => json!(true),
                    ("false", ScalarStyle::Plain) => json!(false),
                    (number, ScalarStyle::Plain) if number.starts_with(|c: char| c == '-' || c.is_ascii_digit()) => {
                        number.parse::<i64>().map_or_else(|_| json!(number.parse::<f64>().unwrap()), |n| json!(n))
                    }
                    (text, _) => json!(text),
                };
                tag.map_or_else(|| value.clone(), |tag| long(&tag.suffix, value.clone()))
            }
            Event::SequenceStart(_, tag) => {
                let mut items = Vec::new();
                loop {
                    match events.next().unwrap() {
                        Event::SequenceEnd => break,
                        event => items.push(node(events, event)),
                    }
                }
                let value = Value::Array(items);
                tag.map_or_else(|| value.clone(), |tag| long(&tag.suffix, value.clone()))
            }
            Event::MappingStart(..) => {
                let mut map = serde_json::Map::new();
                loop {
                    match events.next().unwrap() {
                        Event::MappingEnd => return Value::Object(map),
                        event => {
                            let Value::String(key) = node(events, event) else { panic!("a key that is no text") };
                            let event = events.next().unwrap();
                            map.insert(key, node(events, event));
                        }
                    }
                }
            }
            other => panic!("{other:?}"),
        }
    }
    let mut events = Parser::new_from_str(text)
        .map(|event| event.unwrap_or_else(|e| panic!("{e}\n{text}")).0)
        .filter(|event| !matches!(event, Event::StreamStart | Event::DocumentStart(_)));
    let first = events.next().unwrap();
    let value = node(&mut events, first);
    assert!(matches!(events.next(), Some(Event::DocumentEnd)), "more than one document:\n{text}");
    value
}

fn check(doc: &Tree) {
    let text = yaml(doc);
    let expected = meaning(doc);
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{text:?}");
    for (reader, read) in [("libyaml", libyaml(&text)), ("saphyr", saphyr(&text))] {
        assert!(same(&read, &expected), "{reader}\n{text}\nread     {read}\nexpected {expected}");
    }
}

#[test]
fn hostile_strings_read_back_in_every_position() {
    for s in super::hostile() {
        check(&every_position(&s));
        check(&Tree::from(s.clone()));
        check(&Tree::Seq(vec![Tree::from(s)]));
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
fn a_document_looks_hand_written() {
    let doc = Tree::map([
        Entry::new("AWSTemplateFormatVersion", "2010-09-09"),
        Entry::new("Description", "Orders"),
        Entry::new(
            "Resources",
            vec![
                Entry::new("Pool", vec![Entry::new("Type", "AWS::Cognito::UserPool"), Entry::new("DeletionPolicy", "Retain")]),
                Entry::new(
                    "Client",
                    vec![
                        Entry::new("UserPoolId", Tree::reference("Pool")),
                        Entry::new("AllowedOAuthFlows", Tree::seq(["code"]))
                            .comment("The implicit flow puts tokens into the\naddress bar."),
                        Entry::new("Tags", Tree::Map(vec![])),
                        Entry::new("Rate", 0.5),
                        Entry::new("Partition", Tree::reference("AWS::Partition")),
                        Entry::new("Arn", Tree::get_att("Pool", "Arn")),
                        Entry::new(
                            "Uri",
                            Tree::pieces(vec![
                                Piece::Literal("arn:".into()),
                                Piece::Ref("AWS::Partition".into()),
                                Piece::Literal(":x".into()),
                            ]),
                        ),
                        Entry::new("Short", Call::join(",", vec!["a".into(), Tree::reference("Pool")])),
                        Entry::new(
                            "Long",
                            Call::join("", vec!["https://login.example.com/".into(), Tree::reference("Pool"), "x".repeat(80).into()]),
                        ),
                        Entry::new(
                            "Import",
                            Call::import_value(Tree::pieces(vec![Piece::Ref("AWS::StackName".into()), Piece::Literal("-pool".into())])),
                        ),
                        Entry::new(
                            "Policies",
                            vec![Tree::map([
                                Entry::new("PolicyName", "list").comment("Why."),
                                Entry::new("Actions", Tree::seq(["logs:*"])),
                            ])],
                        ),
                        Entry::new("Code", "def handler(event, context):\n    return 200\n"),
                    ],
                )
                .comment("A browser keeps no secret.")
                .spaced(),
            ],
        )
        .spaced(),
    ]);
    let expected = r#"AWSTemplateFormatVersion: "2010-09-09"
Description: Orders

Resources:
  Pool:
    Type: AWS::Cognito::UserPool
    DeletionPolicy: Retain

  # A browser keeps no secret.
  Client:
    UserPoolId: !Ref Pool
    # The implicit flow puts tokens into the
    # address bar.
    AllowedOAuthFlows:
      - code
    Tags: {}
    Rate: 0.5
    Partition: !Ref AWS::Partition
    Arn: !GetAtt Pool.Arn
    Uri: !Sub "arn:${AWS::Partition}:x"
    Short: !Join [",", [a, !Ref Pool]]
    Long: !Join
      - ""
      - - https://login.example.com/
        - !Ref Pool
        - LONG
    Import:
      Fn::ImportValue: !Sub "${AWS::StackName}-pool"
    Policies:
      # Why.
      - PolicyName: list
        Actions:
          - logs:*
    Code: |
      def handler(event, context):
          return 200
"#;
    assert_eq!(yaml(&doc), expected.replace("LONG", &"x".repeat(80)));
    check(&doc);
}

#[test]
fn a_comment_cannot_end_itself() {
    let doc = Tree::map([Entry::new("a", 1_i64).comment("one\nb: 2\r\nc: 3\rd: 4\u{85}e: 5\u{2028}f: 6\n")]);
    assert_eq!(yaml(&doc), "# one\n# b: 2\n# c: 3\\u000Dd: 4\\u0085e: 5\\u2028f: 6\n#\na: 1\n");
    check(&doc);
}

#[test]
fn a_key_too_long_for_its_line_is_explicit() {
    let doc = Tree::map([Entry::new("k".repeat(1000), 1_i64), Entry::new("k".repeat(1001), vec![Entry::new("a", Tree::seq(["b"]))])]);
    assert_eq!(yaml(&doc), format!("{}: 1\n? {}\n:\n  a:\n    - b\n", "k".repeat(1000), "k".repeat(1001)));
    check(&doc);
}
