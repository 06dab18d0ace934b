//! `docs/reference.md`: every key of the language, out of the JSON Schema, with examples out of fixtures.
//!
//! The schema says what there is: keys, types, defaults, and in its descriptions the AWS names. The fixtures under
//! `tests/fixtures/reference` use every key; the text behind a key is its example. The template decides how it looks.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::context;
use poolgate::syntax::{self, Document, Node, NodeValue};
use serde_json::Value;

/// A type and a key of it.
type Key = (String, String);

/// The text of every key of every type: the schema and the fixtures walked hand in hand.
pub(crate) struct Examples<'a> {
    schema: &'a Value,
    found: BTreeMap<Key, Vec<String>>,
}

/// The name of the type that a schema refers to.
fn reference(schema: &Value) -> Option<&str> {
    let found = schema.get("$ref").or_else(|| schema.pointer("/allOf/0/$ref"))?;
    found.as_str()?.strip_prefix("#/definitions/")
}

fn definition<'a>(root: &'a Value, name: &str) -> &'a Value {
    &root["definitions"][name]
}

/// The keys of a type, in their order.
fn properties(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    mapping(schema).get("properties").and_then(Value::as_object).into_iter().flatten()
}

/// The mapping of a type; of one that is a word or a mapping, the latter.
fn mapping(schema: &Value) -> &Value {
    let choices = schema.get("oneOf").and_then(Value::as_array);
    choices.into_iter().flatten().find(|one| one.get("properties").is_some()).unwrap_or(schema)
}

impl<'a> Examples<'a> {
    pub(crate) fn new(schema: &'a Value) -> Self {
        Self { schema, found: BTreeMap::new() }
    }

    /// Takes the examples of a fixture.
    pub(crate) fn add(&mut self, text: &str) {
        let document = syntax::parse(text.as_bytes()).expect("a fixture is well-formed");
        self.walk(&document, document.root(), self.schema, "");
    }

    fn walk(&mut self, document: &Document, node: &Node, schema: &'a Value, of: &str) {
        if let Some(name) = reference(schema) {
            return self.walk(document, node, definition(self.schema, name), name);
        }
        match &node.value {
            NodeValue::Scalar(_) => {}
            NodeValue::Sequence(items) => items.iter().for_each(|item| self.walk(document, item, &schema["items"], "")),
            NodeValue::Mapping(entries) => {
                let schema = mapping(schema);
                for entry in entries {
                    let Some(inner) = schema["properties"].get(&entry.key) else {
                        self.walk(document, &entry.value, &schema["additionalProperties"], "");
                        continue;
                    };
                    let text = cut(document, entry.key_span.start, entry.value.span.end);
                    self.found.entry((of.to_owned(), entry.key.clone())).or_default().push(text);
                    self.walk(document, &entry.value, inner, "");
                }
            }
        }
    }

    /// The example of a key: of a structure, whose parts have examples of their own, the shortest; else the first.
    fn of(&self, of: &str, key: &str, structure: bool) -> Option<&str> {
        let all = self.found.get(&(of.to_owned(), key.to_owned()))?;
        let best = if structure { all.iter().min_by_key(|text| text.len()) } else { all.first() };
        best.map(String::as_str)
    }
}

/// A piece of a text, moved to the left margin.
fn cut(document: &Document, start: usize, end: usize) -> String {
    let text = document.text();
    let line = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let indent = if text[line..start].trim().is_empty() { start - line } else { 0 };
    let lines = text[start..end].trim_end().lines().enumerate();
    let lines = lines.map(|(i, line)| if i == 0 { line } else { line.get(indent..).unwrap_or("") });
    lines.collect::<Vec<_>>().join("\n")
}

/// The whole reference.
pub(crate) fn render(schema: &Value, examples: &Examples<'_>) -> String {
    let mut sections = Sections { schema, examples, seen: BTreeMap::new(), all: Vec::new(), missing: BTreeSet::new() };
    sections.place(schema, "", "");
    let mut waiting = vec![(String::new(), String::new())];
    while let Some((of, path)) = waiting.pop() {
        let inner = sections.section(&of, &path);
        waiting.extend(inner.into_iter().rev());
    }
    assert!(sections.missing.is_empty(), "no fixture under tests/fixtures/reference uses {:#?}", sections.missing);

    let environment = super::template::environment([("reference", include_str!("../../templates/reference.md.j2"))]);
    let template = environment.get_template("reference").expect("it was just added");
    template.render(context! { sections => sections.all }).expect("the template fits its data")
}

struct Sections<'a> {
    schema: &'a Value,
    examples: &'a Examples<'a>,
    /// The anchor of the section of each type.
    seen: BTreeMap<String, String>,
    all: Vec<minijinja::Value>,
    missing: BTreeSet<Key>,
}

impl Sections<'_> {
    /// Gives every type that has keys its section, at the first path that leads to it.
    fn place(&mut self, schema: &Value, of: &str, path: &str) {
        let schema = if of.is_empty() { schema } else { definition(self.schema, of) };
        for (key, _) in properties(schema) {
            if let Some((name, path)) = target(schema, key, path)
                && properties(definition(self.schema, &name)).next().is_some()
                && !self.seen.contains_key(&name)
            {
                self.seen.insert(name.clone(), anchor(&path));
                self.place(&Value::Null, &name, &path);
            }
        }
    }

    /// Puts in the section of a type, and says which follow.
    fn section(&mut self, of: &str, path: &str) -> Vec<(String, String)> {
        let schema = if of.is_empty() { self.schema } else { definition(self.schema, of) };
        let required: Vec<_> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let mut inner = Vec::new();
        let mut keys = Vec::new();
        for (key, value) in properties(schema) {
            let at = join(path, key);
            let target = target(schema, key, path);
            let structure = target.as_ref().is_some_and(|(name, _)| self.seen.contains_key(name));
            let own = target.filter(|(name, path)| self.seen.get(name) == Some(&anchor(path)));
            inner.extend(own.filter(|own| !inner.contains(own)));
            let example = self.examples.of(of, key, structure).map(str::to_owned).unwrap_or_else(|| {
                self.missing.insert((of.to_owned(), key.clone()));
                String::new()
            });
            let words = words(value["description"].as_str().unwrap_or_default());
            let default = words.default.or_else(|| value.get("default").filter(|default| !is_empty(default)).map(written));
            keys.push(context! {
                name => key,
                anchor => anchor(&at),
                kind => self.kind(value),
                required => required.contains(&key.as_str()),
                default => default.unwrap_or_default(),
                aws => words.aws.unwrap_or_default(),
                text => words.text,
                words => self.choices(value),
                example => example,
            });
        }
        let own = words(schema["description"].as_str().unwrap_or_default());
        self.all.push(context! {
            depth => if path.trim_end_matches(".<name>").contains('.') { 3 } else { 2 },
            path => path,
            anchor => anchor(path),
            text => own.text,
            aws => own.aws.unwrap_or_default(),
            sum => mapping(schema).get("maxProperties").is_some(),
            keys => keys,
        });
        inner
    }

    /// What a value is, in words.
    fn kind(&self, schema: &Value) -> String {
        if let Some(name) = reference(schema) {
            let words = !consts(definition(self.schema, name)).is_empty();
            return match self.seen.get(name) {
                Some(anchor) if words => format!("word or [mapping](#{anchor})"),
                Some(anchor) => format!("[mapping](#{anchor})"),
                None if words => "word".to_owned(),
                None => "empty mapping, `{}`".to_owned(),
            };
        }
        match schema.get("pattern").and_then(Value::as_str) {
            None => {}
            Some(pattern) if pattern.ends_with("[smhd]$") => return "duration".to_owned(),
            Some(pattern) if pattern.contains("{4}-") => return "date".to_owned(),
            Some(pattern) => panic!("nobody knows what {pattern} is called"),
        }
        match &schema["type"] {
            Value::Array(_) if schema.get("$comment").is_some() => "text with `${...}`".to_owned(),
            Value::Array(_) => "text".to_owned(),
            Value::String(kind) => match kind.as_str() {
                "integer" => "whole number".to_owned(),
                "number" => "number".to_owned(),
                "boolean" => "`true` or `false`".to_owned(),
                "array" => format!("list: {}", self.kind(&schema["items"])),
                "object" => format!("mapping by name: {}", self.kind(&schema["additionalProperties"])),
                other => other.to_owned(),
            },
            _ => "JSON Schema".to_owned(),
        }
    }

    /// The words that a value or the elements of a list can be, each with what it means.
    fn choices(&self, schema: &Value) -> Vec<minijinja::Value> {
        let schema = if schema["type"] == "array" { &schema["items"] } else { schema };
        if let Some(words) = schema.pointer("/propertyNames/enum").and_then(Value::as_array) {
            return words.iter().filter_map(Value::as_str).map(|word| context! { word => word, text => "", aws => "" }).collect();
        }
        let Some(name) = reference(schema) else { return Vec::new() };
        let each = consts(definition(self.schema, name)).into_iter().map(|(word, description)| {
            let words = words(description);
            context! { word => word, text => words.text, aws => words.aws.unwrap_or_default() }
        });
        each.collect()
    }
}

/// The words of an enumeration and their descriptions.
fn consts(schema: &Value) -> Vec<(&str, &str)> {
    let all = schema["oneOf"].as_array().into_iter().flatten();
    all.filter_map(|one| Some((one["const"].as_str()?, one["description"].as_str().unwrap_or_default()))).collect()
}

/// The type at the end of a property and the path to it. A type that several keys beside it have too is every such key's.
fn target(schema: &Value, key: &str, path: &str) -> Option<(String, String)> {
    let value = &mapping(schema)["properties"][key];
    let (name, at) = inside(value, &join(path, key))?;
    let shared = reference(value).is_some() && properties(schema).filter(|(_, other)| reference(other) == Some(&*name)).count() > 1;
    Some(if shared { (name, join(path, "<any>")) } else { (name, at) })
}

/// The type at the end of a value, through lists and maps, and the path to it.
fn inside(schema: &Value, path: &str) -> Option<(String, String)> {
    if let Some(name) = reference(schema) {
        return Some((name.to_owned(), path.to_owned()));
    }
    match schema["type"].as_str()? {
        "array" => inside(&schema["items"], &format!("{path}[]")),
        "object" => inside(&schema["additionalProperties"], &format!("{path}.<name>")),
        _ => None,
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// A path as an anchor: `clients.<name>.oauth` is `clients-name-oauth`.
fn anchor(path: &str) -> String {
    if path.is_empty() {
        return "spec".to_owned();
    }
    let plain = path.replace("[]", "-item").replace('.', "-");
    plain.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
}

fn is_empty(default: &Value) -> bool {
    default.as_array().is_some_and(Vec::is_empty) || default.as_object().is_some_and(serde_json::Map::is_empty)
}

/// A default as it would be written in a spec.
fn written(default: &Value) -> String {
    let text = match default {
        Value::String(text) => text.clone(),
        Value::Array(items) => format!(
            "[{}]",
            items.iter().map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned)).collect::<Vec<_>>().join(", ")
        ),
        other => other.to_string(),
    };
    format!("`{text}`")
}

/// A description by its parts. By convention it ends with `Default: ….` and `AWS: ….`, each where it has one.
struct Words {
    text: String,
    default: Option<String>,
    aws: Option<String>,
}

fn words(description: &str) -> Words {
    let part = |text: &str, mark: &str| match text.find(mark) {
        Some(at) => (text[..at].trim().to_owned(), Some(text[at + mark.len()..].trim().trim_end_matches('.').to_owned())),
        None => (text.trim().to_owned(), None),
    };
    let (text, aws) = part(description, "AWS: ");
    let (text, default) = part(&text, "Default: ");
    Words { text, default, aws }
}
