//! Which keys and words of the language some specs use, by the JSON Schema of the spec.
//!
//! A key is its way from the root, with `*` for any name in a map and `[]` for any item of a list: `api.rest.routes.*.mock`.
//! A word of an enumeration stands behind its key: `api.rest.endpoint = edge`.

#![allow(dead_code, clippy::panic, reason = "a schema that cannot be walked stops the test, and each test binary uses a part")]

use std::collections::BTreeSet;

use serde_json::Value;

/// What was seen.
#[derive(Debug, Default)]
pub(crate) struct Coverage(BTreeSet<String>);

impl Coverage {
    /// What one spec says.
    pub(crate) fn of(schema: &Value, spec: &Value) -> Self {
        let mut one = Self::default();
        one.add(schema, spec);
        one
    }

    /// How much of this the other lacks.
    pub(crate) fn beyond(&self, other: &Self) -> usize {
        self.0.difference(&other.0).count()
    }

    /// Takes note of what a spec says.
    pub(crate) fn add(&mut self, schema: &Value, spec: &Value) {
        walk(schema, schema, "", Some(spec), &mut self.0);
    }

    pub(crate) fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// What the schema has and no spec said.
    pub(crate) fn never(&self, schema: &Value) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        walk(schema, schema, "", None, &mut all);
        assert!(all.len() > 500, "the schema is not walked: {} places", all.len());
        all.difference(&self.0).cloned().collect()
    }
}

/// Every place of a schema; with a value, those that the value uses.
fn walk(root: &Value, schema: &Value, at: &str, value: Option<&Value>, out: &mut BTreeSet<String>) {
    if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
        let target = root.pointer(target.trim_start_matches('#')).unwrap_or_else(|| panic!("{at}: `{target}` leads nowhere"));
        walk(root, target, at, value, out);
    }
    for one in ["allOf", "anyOf", "oneOf"].into_iter().filter_map(|key| schema.get(key)?.as_array()).flatten() {
        walk(root, one, at, value, out);
    }
    let words = schema.get("const").into_iter().chain(schema.get("enum").and_then(Value::as_array).into_iter().flatten());
    for word in words.filter_map(Value::as_str) {
        if value.is_none_or(|value| value.as_str() == Some(word)) {
            out.insert(format!("{at} = {word}"));
        }
    }
    let named = schema.get("properties").and_then(Value::as_object);
    for (name, inner) in named.into_iter().flatten() {
        let here = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
        match value.map(|value| value.get(name)) {
            Some(None) => continue,
            found => {
                out.insert(here.clone());
                walk(root, inner, &here, found.flatten(), out);
            }
        }
    }
    if let Some(inner) = schema.get("additionalProperties").filter(|inner| inner.is_object()) {
        let here = format!("{at}.*");
        match value {
            None => walk(root, inner, &here, None, out),
            Some(value) => value
                .as_object()
                .into_iter()
                .flatten()
                .filter(|(name, _)| named.is_none_or(|named| !named.contains_key(*name)))
                .for_each(|(_, entry)| walk(root, inner, &here, Some(entry), out)),
        }
    }
    if let Some(inner) = schema.get("items") {
        let here = format!("{at}[]");
        match value {
            None => walk(root, inner, &here, None, out),
            Some(value) => value.as_array().into_iter().flatten().for_each(|item| walk(root, inner, &here, Some(item), out)),
        }
    }
}
