//! From what schemars derives to what the reader accepts.

use schemars::Schema;
use serde_json::{Map, Value};

type Object = Map<String, Value>;

/// Mends one schema. What is inside it is mended by itself.
pub(super) fn shape(schema: &mut Schema) {
    let Some(schema) = schema.as_object_mut() else { return };
    without_null(schema);
    integers(schema);
    text(schema);
    word(schema);
    default(schema);
    alternatives(schema);
    description(schema);
}

/// The reader refuses `null`: a key without a value is a mistake, and a key that is not there has its default.
fn without_null(schema: &mut Object) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|kind| kind != "null");
        if types.len() == 1 {
            let only = types.swap_remove(0);
            schema.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(all)) = schema.get_mut("anyOf") {
        all.retain(|one| one.get("type").is_none_or(|kind| kind != "null"));
        if all.len() == 1 {
            // Draft-07 ignores what stands beside a `$ref`, so the reference stays in a list of one.
            let only = std::mem::take(all);
            rename(schema, "anyOf", "allOf", Value::Array(only));
        }
    }
}

/// Puts a value under another key at the place of the old one.
fn rename(schema: &mut Object, old: &str, new: &str, value: Value) {
    let mut value = Some(value);
    *schema = std::mem::take(schema)
        .into_iter()
        .filter_map(|(key, held)| if key == old { value.take().map(|value| (new.to_owned(), value)) } else { Some((key, held)) })
        .collect();
}

/// Formats of Rust's numbers are no formats of JSON Schema: bounds say the same.
fn integers(schema: &mut Object) {
    let most: Option<u32> = match schema.get("format").and_then(Value::as_str) {
        Some("uint16") => Some(u16::MAX.into()),
        Some("uint32") => Some(u32::MAX),
        Some("int64" | "double") => None,
        _ => return,
    };
    schema.shift_remove("format");
    schema.extend(most.map(|most| ("maximum".to_owned(), most.into())));
}

/// Where text is due the reader takes a number as it is written: `default: 8` is the text `8`.
fn text(schema: &mut Object) {
    let free = ["const", "enum", "pattern"].iter().all(|key| !schema.contains_key(*key));
    if free && schema.get("type").is_some_and(|kind| kind == "string") {
        schema.insert("type".to_owned(), serde_json::json!(["string", "number"]));
    }
}

/// A word that reads like a number may be written as one: `size: 0.5` is the word `0.5`.
fn word(schema: &mut Object) {
    let Some(Value::String(word)) = schema.get("const") else { return };
    let number = serde_json::from_str::<serde_json::Number>(word).ok().filter(|number| number.to_string() == *word);
    if let Some(number) = number {
        let both = serde_json::json!([word, number]);
        schema.shift_remove("type");
        rename(schema, "const", "enum", both);
    }
}

/// A default is kept where it says something: not nothing, and not that the parts of a structure have theirs.
fn default(schema: &mut Object) {
    let structure = ["$ref", "allOf"].iter().any(|key| schema.contains_key(*key));
    let keep = schema.get("default").is_some_and(|default| match default {
        Value::Null => false,
        Value::Object(entries) => !entries.is_empty() && !structure,
        _ => true,
    });
    if !keep {
        schema.shift_remove("default");
    }
}

/// A sum, one key among several, is said as a mapping of exactly one entry rather than as a choice of mappings: an editor
/// then finds a fault where it is and not "no alternative matches" around all of it. The description of an alternative
/// moves to its key.
fn alternatives(schema: &mut Object) {
    let Some(Value::Array(all)) = schema.get("oneOf") else { return };
    let (keys, words): (Vec<_>, Vec<_>) = all.iter().map(|one| alternative(one).ok_or(one)).partition(Result::is_ok);
    let properties: Object = keys.into_iter().flatten().collect();
    if properties.is_empty() {
        return;
    }
    let words: Vec<_> = words.into_iter().filter_map(Result::err).cloned().collect();
    let mapping = serde_json::json!({
        "type": "object", "properties": properties, "additionalProperties": false, "minProperties": 1, "maxProperties": 1
    });
    schema.shift_remove("oneOf");
    if words.is_empty() {
        schema.extend(mapping.as_object().cloned().unwrap_or_default());
    } else {
        // Some alternatives are words that stand alone: a word, or the mapping.
        let choice = words.into_iter().chain([mapping]).collect();
        schema.insert("oneOf".to_owned(), Value::Array(choice));
    }
}

/// The key of an alternative and what stands under it.
fn alternative(one: &Value) -> Option<(String, Value)> {
    let properties = one.get("properties")?.as_object()?;
    let (key, mut value) = properties.iter().next().map(|(key, value)| (key.clone(), value.clone()))?;
    if let (Some(description), Some(value)) = (one.get("description"), value.as_object_mut()) {
        if let Some(reference) = value.shift_remove("$ref") {
            value.insert("allOf".to_owned(), serde_json::json!([{ "$ref": reference }]));
        }
        value.insert("description".to_owned(), description.clone());
    }
    Some((key, value))
}

/// Doc comments are wrapped for those who read the source; an editor wraps by itself, and shows backticks as code only in
/// the key that says so. Descriptions come first, for who reads the schema.
fn description(schema: &mut Object) {
    let Some(Value::String(text)) = schema.get("description") else { return };
    let text = text.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect::<Vec<_>>().join("\n\n");
    let markdown = text.contains('`').then(|| ("markdownDescription".to_owned(), text.clone().into()));
    let mut rest = std::mem::take(schema);
    rest.shift_remove("description");
    schema.insert("description".to_owned(), text.into());
    schema.extend(markdown);
    schema.append(&mut rest);
}
