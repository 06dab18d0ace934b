use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use indexmap::IndexMap;
use proptest::prelude::*;
use serde::Deserialize;

use super::*;
use crate::finding::Place;
use crate::syntax::{self, Document, MAX_FINDINGS};

/// A small language with every shape that the large one has.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Loose {
    flag: bool,
    small: u8,
    signed: i64,
    ratio: f64,
    text: String,
    maybe: Option<String>,
    maybe_flag: Option<bool>,
    list: Vec<String>,
    flows: Vec<Flow>,
    map: BTreeMap<String, u64>,
    free: serde_json::Value,
    domain: Option<Domain>,
    items: IndexMap<String, Strict>,
    strict: Option<Strict>,
    choice: Option<Choice>,
    by_method: BTreeMap<Method, String>,
    few: Option<Few>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Flow {
    Code,
    ClientCredentials,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum Method {
    Get,
    Post,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Domain {
    Prefix(String),
    Custom(Box<Strict>),
    Fields { host: String, port: u16 },
    None,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Strict {
    name: String,
    id: String,
    #[serde(default)]
    lasts: Option<Lasts>,
    #[serde(default)]
    scopes: Vec<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    lasts: Lasts,
    other: Lasts,
    size: u16,
}

/// A form of text, as the spec's durations are.
#[derive(Debug, PartialEq)]
struct Lasts(u32);

impl<'de> Deserialize<'de> for Lasts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Form;
        impl Visitor<'_> for Form {
            type Value = Lasts;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a duration")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Lasts, E> {
                let number = text.strip_suffix('h').and_then(|hours| hours.parse().ok());
                number.map(Lasts).ok_or_else(|| E::custom(format!("`{text}` is not a duration\nwrite a number and `h`: `1h`")))
            }
        }
        deserializer.deserialize_str(Form)
    }
}

/// A type that looks at its parts when it has them.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(try_from = "Vec<u8>")]
struct Few(Vec<u8>);

impl TryFrom<Vec<u8>> for Few {
    type Error = String;
    fn try_from(all: Vec<u8>) -> Result<Self, String> {
        if all.is_empty() { Err("at least one is needed".to_owned()) } else { Ok(Self(all)) }
    }
}

fn parse(text: &str) -> Document {
    syntax::parse(text.as_bytes()).expect("well-formed YAML")
}

fn good<T: DeserializeOwned>(text: &str) -> T {
    read(parse(text).root()).expect("a good spec")
}

fn underlined(document: &Document, place: &Place) -> String {
    let span = document.span(place);
    document.text().get(span.start..span.end).expect("a span on character boundaries").to_owned()
}

/// What is underlined, the message, the help, the rule.
type Told = (String, String, String, &'static str);

fn bad<T: DeserializeOwned>(text: &str) -> Vec<Told> {
    let document = parse(text);
    let Err(findings) = read::<T>(document.root()) else { panic!("{text:?} was read") };
    let told = findings.into_iter().map(|finding| {
        assert!(!finding.message.ends_with('.') && !finding.message.contains('\n'), "{}", finding.message);
        assert!(!finding.message.contains("Loose") && !finding.message.contains("Strict"), "{}", finding.message);
        let text = underlined(&document, &finding.place);
        (text, finding.message, finding.help.unwrap_or_default(), finding.rule.name)
    });
    told.collect()
}

fn one(text: &str) -> Told {
    let mut told = bad::<Loose>(text);
    assert_eq!(told.len(), 1, "{told:#?}");
    told.remove(0)
}

#[track_caller]
fn assert_one(text: &str, underlined: &str, message: &str, help: &str, rule: &str) {
    let told = one(text);
    assert_eq!((told.0.as_str(), told.1.as_str(), told.2.as_str(), told.3), (underlined, message, help, rule));
}

#[test]
fn every_shape_is_read() {
    let loose: Loose = good(
        "{flag: true, small: 255, signed: -3, ratio: 2, text: 1.0, maybe: 123456789012, maybe_flag: false, list: [yes, 1e3, 'true'],
          flows: [code, client_credentials], map: {a: 1}, domain: {prefix: x}, by_method: {GET: a, POST: b}, few: [1],
          strict: {name: a, id: b, lasts: 2h}, free: {a: [null, ~, true, 1, -1, 1.5, x, '1'], b: }}",
    );
    assert!(loose.flag && loose.small == 255 && loose.signed == -3 && loose.ratio == 2.0);
    assert_eq!((loose.text.as_str(), loose.maybe.as_deref()), ("1.0", Some("123456789012")));
    assert_eq!((loose.maybe_flag, loose.list), (Some(false), vec!["yes".to_owned(), "1e3".into(), "true".into()]));
    assert_eq!(loose.flows, [Flow::Code, Flow::ClientCredentials]);
    assert_eq!((loose.map["a"], loose.domain), (1, Some(Domain::Prefix("x".into()))));
    assert_eq!((loose.by_method[&Method::Get].as_str(), loose.few), ("a", Some(Few(vec![1]))));
    assert_eq!(loose.strict.unwrap().lasts, Some(Lasts(2)));
    assert_eq!(loose.free, serde_json::json!({"a": [null, null, true, 1, -1, 1.5, "x", "1"], "b": null}));
    assert_eq!(good::<Loose>("domain: none").domain, Some(Domain::None));
    assert_eq!(good::<Loose>("domain: {fields: {host: h, port: 80}}").domain, Some(Domain::Fields { host: "h".into(), port: 80 }));
    assert_eq!(good::<Loose>("{\"text\": \"\"}").text, "");
}

#[test]
fn text_is_due() {
    assert_one("text: true", "true", "`text` must be text, not true or false", "put it in quotes: \"true\"", "wrong-type");
    assert_one(
        "list: [a, false]",
        "false",
        "element 2 of `list` must be text, not true or false",
        "put it in quotes: \"false\"",
        "wrong-type",
    );
    assert_one("text: [a]", "[a]", "`text` must be text, not a list", "", "wrong-type");
    assert_one("text: {a: b}", "{a: b}", "`text` must be text, not a mapping", "", "wrong-type");
}

#[test]
fn a_truth_value_is_due() {
    for (text, help) in [("yes", "write `true`"), ("On", "write `true`"), ("FALSE", "write `false`"), ("n", "write `false`")] {
        let message = format!("`flag` must be true or false, not the text `{text}`");
        assert_one(&format!("flag: {text}"), text, &message, help, "wrong-type");
    }
    assert_one("flag: 'true'", "'true'", "`flag` must be true or false, not the text `true`", "remove the quotes", "wrong-type");
    assert_one("maybe_flag: 1", "1", "`maybe_flag` must be true or false, not the number `1`", "write `true`", "wrong-type");
}

#[test]
fn a_number_is_due() {
    assert_one("small: '5'", "'5'", "`small` must be a whole number, not the text `5`", "remove the quotes", "wrong-type");
    assert_one("small: 256", "256", "`small` must be a whole number from 0 to 255, not `256`", "", "wrong-type");
    assert_one("small: -1", "-1", "`small` must be a whole number from 0 to 255, not `-1`", "", "wrong-type");
    assert_one("small: 1.5", "1.5", "`small` must be a whole number, not the number `1.5`", "", "wrong-type");
    let digits = "9".repeat(50);
    assert!(one(&format!("signed: {digits}")).1.contains("from -9223372036854775808 to"));
    assert_eq!(one("ratio: 1e999").3, "wrong-type");
    assert_eq!(one(&format!("free: [{digits}]")).1, format!("the number `{digits}` is too large to be kept as it is written"));
    assert_eq!(one("ratio: x").1, "`ratio` must be a number, not the text `x`");
}

#[test]
fn collections_are_due() {
    assert_one("list: a", "a", "`list` must be a list, not the text `a`", "put it in brackets: `[a]`", "wrong-type");
    assert_one(
        "list: {a: b}",
        "{a: b}",
        "`list` must be a list, not a mapping",
        "write its elements behind dashes, or in `[ ]`",
        "wrong-type",
    );
    assert_one("map: [a]", "[a]", "`map` must be a mapping, not a list", "write its entries as `key: value`, without dashes", "wrong-type");
    assert_one("items: {a: x}", "x", "`a` must be a mapping, not the text `x`", "", "wrong-type");
    assert_one("- a", "- a", "the spec must be a mapping, not a list", "write its entries as `key: value`, without dashes", "wrong-type");
}

#[test]
fn nothing_stands_for_nothing() {
    for (text, underlined) in [
        ("maybe:", "maybe"),
        ("maybe: ~", "~"),
        ("maybe: null", "null"),
        ("text:", "text"),
        ("flag:", "flag"),
        ("small: ~", "~"),
        ("list:", "list"),
        ("map: null", "null"),
        ("domain:", "domain"),
        ("strict:", "strict"),
    ] {
        let key = text.split(':').next().unwrap();
        let message = format!("`{key}` has no value");
        assert_one(text, underlined, &message, "give it one, or remove the key to have the default", "empty-value");
    }
    assert_eq!(one("list: [a, ]\nflows:\n  - code\n  -\n").1, "element 2 of `flows` has no value");
}

#[test]
fn unknown_keys_and_words() {
    assert_one("teext: a", "teext", "unknown key `teext`", "did you mean `text`?", "unknown-key");
    let (_, message, help, _) = one("zzzzzzzz: a");
    assert_eq!(message, "unknown key `zzzzzzzz`");
    assert!(help.starts_with("known here: `flag`, `small`") && help.ends_with(", …"), "{help}");
    assert_one(
        "strict: {name: a, id: b, zebra: c}",
        "zebra",
        "unknown key `zebra`",
        "known here: `name`, `id`, `lasts`, `scopes`",
        "unknown-key",
    );
    assert_one("flows: [cod]", "cod", "`cod` is not one of `code`, `client_credentials`", "did you mean `code`?", "unknown-word");
    assert_one("flows: [123]", "123", "`123` is not one of `code`, `client_credentials`", "write one of them", "unknown-word");
    assert_one("by_method: {GTE: a}", "GTE", "unknown key `GTE`", "did you mean `GET`?", "unknown-key");
    assert_eq!(one("flows: [[code]]").1, "element 1 of `flows` must be one of `code`, `client_credentials`, not a list");
    assert_eq!(one("\"a\\n\u{2028}b\": c").1, r"unknown key `a\n\u{2028}b`");
}

#[test]
fn sums_have_one_key() {
    let both = "write exactly one of `prefix`, `custom`, `fields`, `none`";
    assert_one("domain: {}", "{}", "`domain` says nothing", both, "ambiguous-choice");
    let text = "domain:\n  prefix: a\n  custom: {name: a, id: b}\n";
    assert_one(text, "custom", "`prefix` and `custom` cannot stand together in `domain`", both, "ambiguous-choice");
    let document = parse(text);
    let finding = read::<Loose>(document.root()).unwrap_err().remove(0);
    assert_eq!(underlined(&document, &finding.related[0].place), "prefix");

    assert_one("domain: {prefx: a}", "prefx", "unknown key `prefx`", "did you mean `prefix`?", "unknown-key");
    assert_one("domain: prefix", "prefix", "`prefix` alone is not enough", "write it as a key with a value: `prefix: …`", "wrong-type");
    assert_one("domain: {none: {}}", "none", "`none` takes no value", "write `none` instead of a mapping", "wrong-type");
    assert_one(
        "domain: {prefix: }",
        "prefix",
        "`prefix` has no value",
        "give it one, or remove the key to have the default",
        "empty-value",
    );
    // Beside an unknown key the known one is looked into.
    let told = bad::<Loose>("domain: {custom: {name: a, id: [b]}, cstom: x}");
    let rules: Vec<_> = told.iter().map(|told| (told.0.as_str(), told.3)).collect();
    assert_eq!(rules, [("cstom", "unknown-key"), ("[b]", "wrong-type")]);
    assert_eq!(one("domain: {fields: {host: h}}").1, "`fields` has no `port`");
}

#[test]
fn what_is_missing_is_told_at_the_mapping() {
    assert_one("strict: {name: a}", "strict", "`strict` has no `id`", "add `id: …`", "missing-key");
    let told = bad::<Loose>("strict: {}\nitems:\n  a: {id: x}\n  b: {name: x, id: x}\n  c: {scopes: x}\n");
    let told: Vec<_> = told.iter().map(|told| (told.0.as_str(), told.1.as_str())).collect();
    assert_eq!(
        told,
        [
            ("strict", "`strict` has no `name`"),
            ("strict", "`strict` has no `id`"),
            ("a", "`a` has no `name`"),
            ("x", "`scopes` must be a list, not the text `x`"),
            ("c", "`c` has no `name`"),
            ("c", "`c` has no `id`"),
        ]
    );
    let told = bad::<Strict>("# spec\nid: a\nscopes: [b]\n");
    assert_eq!((told[0].0.as_str(), told[0].1.as_str()), ("id: a", "the spec has no `name`"));
}

#[test]
fn types_speak_for_themselves() {
    assert_one(
        "strict: {name: a, id: b, lasts: 1 day}",
        "1 day",
        "`1 day` is not a duration",
        "write a number and `h`: `1h`",
        "malformed-value",
    );
    assert_one("few: []", "[]", "at least one is needed", "", "malformed-value");
    // Whatever a type quotes, a message stays one short line.
    let long = one(&format!("strict: {{name: a, id: b, lasts: \"{}\\n\\tx\"}}", "y".repeat(1000)));
    assert!(long.1.chars().count() < 500 && long.3 == "malformed-value");
}

#[test]
fn no_fault_follows_from_another() {
    // A required value that is bad is not missing, and a list whose only element is bad is not empty.
    assert_one("strict: {name: [a], id: b}", "[a]", "`name` must be text, not a list", "", "wrong-type");
    assert_one("few: [x]", "x", "element 1 of `few` must be a whole number, not the text `x`", "", "wrong-type");
    let told = bad::<Loose>("choice: {lasts: x, other: y}");
    let told: Vec<_> = told.iter().map(|told| (told.0.as_str(), told.1.as_str())).collect();
    assert_eq!(told, [("x", "`x` is not a duration"), ("y", "`y` is not a duration")]);
}

#[test]
fn everything_is_told_at_once() {
    let told = bad::<Loose>(
        "flag: yes\nsmall: 300\nunknown: 1\ntext: true\nlist: [a, true, [], b, null]\nflows: [code, cod]\nmap: {a: 1, b: x, c: -1}\n\
         domain: {custom: {name: a, idd: b, lasts: z}}\nitems:\n  one: {name: a, id: b, scopes: q}\n  two: ~\n  three: {name: a, id: ~, lasts: 3}\n",
    );
    let told: Vec<_> = told.iter().map(|told| (told.0.as_str(), told.3)).collect();
    assert_eq!(
        told,
        [
            ("yes", "wrong-type"),
            ("300", "wrong-type"),
            ("unknown", "unknown-key"),
            ("true", "wrong-type"),
            ("true", "wrong-type"),
            ("[]", "wrong-type"),
            ("null", "empty-value"),
            ("cod", "unknown-word"),
            ("x", "wrong-type"),
            ("-1", "wrong-type"),
            ("idd", "unknown-key"),
            ("z", "malformed-value"),
            ("custom", "missing-key"),
            ("q", "wrong-type"),
            ("~", "empty-value"),
            ("~", "empty-value"),
            ("3", "malformed-value"),
        ]
    );
}

#[test]
fn free_values_nest_as_deep_as_a_spec_may() {
    let depth = syntax::MAX_DEPTH - 1;
    let text = format!("free: {}1{}", "[".repeat(depth), "]".repeat(depth));
    let deep = std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(move || good::<Loose>(&text));
    assert!(deep.unwrap().join().unwrap().free.is_array());
}

#[test]
fn many_entries_with_many_faults_stay_cheap() {
    let mut text = String::from("items:\n");
    for i in 0..10_000 {
        let bad = if i % 100 == 7 { "scopes: x" } else { "scopes: [a/b]" };
        text.push_str(&format!("  GET /orders/{i}: {{ name: list, id: pool, lasts: 1h, {bad} }}\n"));
    }
    let document = parse(&text);
    let started = Instant::now();
    let findings = read::<Loose>(document.root()).unwrap_err();
    let took = started.elapsed();
    assert_eq!(findings.len(), MAX_FINDINGS + 1);
    assert!(findings[MAX_FINDINGS].message.contains("more"));
    assert!(took < Duration::from_secs(5), "{took:?}");
    println!("10,000 entries, 100 faults: {took:?}");
}

fn check(text: &str) {
    let Ok(document) = syntax::parse(text.as_bytes()) else { return };
    if let Err(findings) = read::<Loose>(document.root()) {
        assert!(!findings.is_empty() && findings.len() <= MAX_FINDINGS + 1);
        for finding in findings {
            underlined(&document, &finding.place);
            assert!(!matches!(finding.place, Place::Bytes(_)));
        }
    }
}

const KEYS: &[&str] = &[
    "flag",
    "small",
    "signed",
    "ratio",
    "text",
    "maybe",
    "list",
    "flows",
    "map",
    "free",
    "domain",
    "items",
    "strict",
    "choice",
    "by_method",
    "few",
    "name",
    "id",
    "lasts",
    "other",
    "size",
    "prefix",
    "custom",
    "fields",
    "none",
    "host",
    "port",
    "GET",
    "zebra",
];

fn value() -> impl Strategy<Value = String> {
    let word = || proptest::sample::select(KEYS).prop_map(str::to_owned);
    let leaf = prop_oneof![
        word(),
        proptest::sample::select(&["true", "yes", "~", "", "1", "-1", "256", "1.5", "'x'", "1h", "code", "é"][..]).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(", "))),
            proptest::collection::btree_map(word(), inner, 0..6).prop_map(|map| {
                let entries: Vec<String> = map.into_iter().map(|(key, value)| format!("{key}: {value}")).collect();
                format!("{{{}}}", entries.join(", "))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_tree_is_read_or_refused(text in value()) {
        check(&text);
    }
}
