//! `schema/keys.txt` is current: every key and word of the language with its names at AWS, by which the reader says what a
//! key that it does not know was meant to be.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on stops, in its helpers too")]

use std::fmt::Write as _;

use poolgate::schema;
use serde_json::Value;

mod support;

const HEAD: &str = "# Every key of the language, and behind `=` every word, with AWS's names for it; `!` where it says the opposite.\n\
# Made from the schema by tests/keys.rs; run `UPDATE=1 cargo test` after a change.\n";

#[test]
fn the_list_of_keys_is_current() {
    let schema = schema::value();
    let mut lines = String::from(HEAD);
    keys(&schema, &schema, "", &mut lines);
    assert!(lines.lines().count() > 400, "{lines}");
    support::generated::current("schema/keys.txt", &lines);
}

/// Follows a reference, and says what the type that it leads to says of itself.
fn resolved<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let reference = schema.get("$ref").or_else(|| schema.pointer("/allOf/0/$ref")).and_then(Value::as_str);
    reference.and_then(|name| root.pointer(name.strip_prefix('#')?)).unwrap_or(schema)
}

/// The lines of the keys in a value, and of the words that it can be.
fn keys(root: &Value, schema: &Value, path: &str, lines: &mut String) {
    let schema = resolved(root, schema);
    for one in schema["oneOf"].as_array().into_iter().flatten() {
        match one["const"].as_str() {
            Some(word) => line(&format!("{path}={word}"), [one], lines),
            None => keys(root, one, path, lines),
        }
    }
    for (key, value) in schema["properties"].as_object().into_iter().flatten() {
        let at = join(path, key);
        line(&at, [value, resolved(root, value)], lines);
        keys(root, value, &at, lines);
    }
    if let Some(each) = schema.get("additionalProperties").filter(|each| each.is_object()) {
        keys(root, each, &join(path, "<name>"), lines);
    }
    if let Some(each) = schema.get("items") {
        keys(root, each, &join(path, "[]"), lines);
    }
}

/// One line: the path, and the names that the descriptions give.
fn line<const N: usize>(path: &str, described: [&Value; N], lines: &mut String) {
    write!(lines, "{path}").unwrap();
    let mut said: Vec<String> = Vec::new();
    for schema in described {
        let Some((_, aws)) = schema["description"].as_str().unwrap_or_default().split_once("AWS: ") else { continue };
        let mark = if aws.contains("reversed") || aws.contains("the other way round") { "!" } else { "" };
        // What is in backticks, and of a path its last part.
        let names = aws.split('`').skip(1).step_by(2).filter(|name| !name.contains("::")).filter_map(|name| name.rsplit('.').next());
        for name in names.filter(|name| name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')) {
            let name = format!(" {mark}{name}");
            if !said.contains(&name) {
                lines.push_str(&name);
                said.push(name);
            }
        }
    }
    lines.push('\n');
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
