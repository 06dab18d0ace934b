//! Trees: of any keys, and of the language's own shape with anything in them.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use crate::choices::{Choices, tape};

static SCHEMA: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(include_str!("../../schema/poolgate.schema.json")).unwrap());

/// Every key of the language.
static KEYS: LazyLock<Vec<String>> = LazyLock::new(|| {
    fn collect(schema: &Value, out: &mut Vec<String>) {
        match schema {
            Value::Object(entries) => {
                out.extend(entries.get("properties").and_then(Value::as_object).into_iter().flat_map(Map::keys).cloned());
                entries.values().for_each(|inner| collect(inner, out));
            }
            Value::Array(items) => items.iter().for_each(|item| collect(item, out)),
            _ => {}
        }
    }
    let mut keys = Vec::new();
    collect(&SCHEMA, &mut keys);
    keys.sort();
    keys.dedup();
    assert!(keys.len() > 200, "{} keys", keys.len());
    keys
});

fn odd() -> Vec<Value> {
    let texts = [
        "",
        " ",
        "x",
        "web",
        "orders/read",
        "${",
        "${}",
        "${user_pool.id}",
        "${clients.web.id}",
        "${functions.f.arn}",
        "${api.url}",
        "$${x}",
        "a\nb",
        "ü 🎉",
        "\u{202e}",
        "\u{0}",
        "*",
        "https://a.example.com/x#y?z",
        "http://[::1]:99999/",
        "arn:aws:x",
        "arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_aB3",
        "GET /a/{b}",
        "ANY /{proxy+}",
        "$default",
        "{{resolve:ssm:x}}",
        "(",
        "[a",
        "5m",
        "99999999999d",
        "0.5",
        "header.X",
        "context.path",
        "a.b.c",
        "10.0.0.0/33",
        "cognito",
        "custom:x",
        "method.request.path.",
        "'",
        "python3.13",
        "nodejs22.x",
        "index.handler",
        "s3:*",
        "-",
        "_",
        "a--b",
    ];
    let mut all: Vec<Value> = texts.iter().map(|text| json!(text)).collect();
    all.extend([
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(1e300),
        json!(u64::MAX),
        json!(i64::MIN),
        json!([]),
        json!({}),
        json!([null]),
        json!({ "Ref": "x" }),
    ]);
    all.push(json!("y".repeat(3000)));
    all
}

/// Any tree of keys of the language and garbage.
pub(crate) fn any_tree() -> impl Strategy<Value = Value> {
    let key = || prop_oneof![4 => select(KEYS.clone()), 1 => "\\PC{0,8}", 1 => select(vec!["web".to_owned(), "GET /".to_owned(), "name".to_owned()])];
    let leaf = prop_oneof![3 => select(odd()), 1 => select(KEYS.clone()).prop_map(Value::String)];
    leaf.prop_recursive(8, 120, 8, move |inner| {
        prop_oneof![
            3 => prop::collection::vec((key(), inner.clone()), 0..8).prop_map(|entries| Value::Object(entries.into_iter().collect())),
            1 => prop::collection::vec(inner, 0..5).prop_map(Value::Array),
        ]
    })
}

/// A tree that has the shape of a spec, and nothing else that a spec needs.
pub(crate) fn any_spec() -> impl Strategy<Value = Value> {
    (tape(), tape()).prop_map(|(mut shape, mut leaves)| {
        let mut spec = made(&SCHEMA, &mut shape, &mut leaves, 0);
        if let Some(entries) = spec.as_object_mut() {
            entries.insert("name".to_owned(), leaves.one(&[json!("orders"), json!("o"), json!("")]));
        }
        spec
    })
}

/// Something that a schema describes.
fn made(schema: &Value, shape: &mut Choices, leaves: &mut Choices, depth: usize) -> Value {
    // Seldom the wrong thing altogether: most of these should get past the reader.
    if depth > 12 || leaves.chance(1) {
        return leaves.one(&odd());
    }
    if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
        return made(SCHEMA.pointer(target.trim_start_matches('#')).unwrap(), shape, leaves, depth);
    }
    for sum in ["allOf", "oneOf", "anyOf"] {
        if let Some(all) = schema.get(sum).and_then(Value::as_array).filter(|_| schema.get("properties").is_none()) {
            return made(&all[shape.below(all.len())], shape, leaves, depth);
        }
    }
    if let Some(word) = schema.get("const") {
        return word.clone();
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return words[shape.below(words.len())].clone();
    }
    let kind = match schema.get("type") {
        Some(Value::Array(kinds)) => kinds[0].as_str(),
        Some(kind) => kind.as_str(),
        None => None,
    };
    match kind {
        Some("object") => object(schema, shape, leaves, depth),
        Some("array") => {
            let items = schema.get("items").cloned().unwrap_or(json!({}));
            (0..shape.below(4)).map(|_| made(&items, shape, leaves, depth + 1)).collect()
        }
        Some("boolean") => json!(shape.chance(50)),
        Some("integer") => json!(leaves.one(&[0_u64, 1, 5, 100, 4_000_000_000])),
        Some("number") => leaves.one(&[json!(0.5), json!(1), json!(1e9)]),
        Some("string") if schema.get("pattern").is_some() => json!(leaves.one(&["5m", "0s", "1h", "400d", "30d"])),
        Some("string") => {
            let texts: Vec<Value> = odd().into_iter().filter(Value::is_string).collect();
            leaves.one(&texts)
        }
        _ => leaves.one(&odd()),
    }
}

fn object(schema: &Value, shape: &mut Choices, leaves: &mut Choices, depth: usize) -> Value {
    let mut entries = Map::new();
    let empty = Map::new();
    let named = schema.get("properties").and_then(Value::as_object).unwrap_or(&empty);
    let required: Vec<&str> = schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    if schema.get("maxProperties") == Some(&json!(1)) {
        let names: Vec<&String> = named.keys().collect();
        let name = names[shape.below(names.len())];
        entries.insert(name.clone(), made(&named[name], shape, leaves, depth + 1));
        return Value::Object(entries);
    }
    let percent = shape.one(&[15, 30, 60]);
    for (name, inner) in named {
        if required.contains(&name.as_str()) || shape.chance(percent) {
            entries.insert(name.clone(), made(inner, shape, leaves, depth + 1));
        }
    }
    if let Some(inner) = schema.get("additionalProperties").filter(|inner| inner.is_object()) {
        let names = ["web", "f", "orders", "GET /a/{b}", "ANY /{proxy+}", "$default", "GET /a", "a-b", "", "ü", "x.y", "POST /a/{c}/d"];
        for name in shape.some(&names) {
            entries.insert(name.to_owned(), made(inner, shape, leaves, depth + 1));
        }
    }
    Value::Object(entries)
}
