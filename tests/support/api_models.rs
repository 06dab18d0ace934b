//! AWS's API models as a second judge of templates, beside the resource schemas of [`super::resource_schemas`].
//!
//! In: `schema/api-models.json`, and a template as JSON. Out: every value that the shape behind its property does not allow.
//! A service asks for the whole text to fit a pattern, and its patterns are Java's.
//!
//! Of text with holes in it (`Fn::Sub`) that is judged which no filling can mend: its fixed parts are too long already, or hold
//! a character that is not of the class which is the whole pattern. What other intrinsics yield is not known. A document
//! that CloudFormation takes as a mapping, such as a policy, is judged as the text that the API gets.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jsonschema::Validator;
use serde_json::{Value, json};

#[path = "../../src/rules/shapes/java.rs"]
mod java;

/// A value that a shape refuses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Violation {
    /// The logical id of the resource.
    pub(crate) resource: String,
    /// The type and the property as the slice writes it: `AWS::Cognito::UserPool Schema[].Name`.
    pub(crate) property: String,
    /// The word of JSON Schema that is broken, and who says it: `maxLength of CustomAttributeNameType`.
    pub(crate) constraint: String,
}

/// One constraint of the slice.
#[derive(Debug)]
pub(crate) struct Constraint {
    keyword: &'static str,
    pub(crate) limit: Value,
    validator: Validator,
}

/// What the API says of one property.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) name: String,
    pub(crate) constraints: Vec<Constraint>,
}

impl Constraint {
    /// As [`Violation::constraint`].
    pub(crate) fn of(&self, shape: &Shape) -> String {
        format!("{} of {}", self.keyword, shape.name)
    }
}

/// Every property of the slice by type and path.
pub(crate) fn slice() -> &'static BTreeMap<String, Shape> {
    static ALL: OnceLock<BTreeMap<String, Shape>> = OnceLock::new();
    ALL.get_or_init(|| {
        let kinds: BTreeMap<String, BTreeMap<String, Value>> =
            serde_json::from_str(include_str!("../../schema/api-models.json")).expect("the slice is JSON");
        let shapes = kinds.into_iter().flat_map(|(kind, paths)| {
            paths.into_iter().map(move |(path, said)| {
                let property = format!("{kind} {path}");
                let shape = shape(&said).unwrap_or_else(|wrong| panic!("{property}: {wrong}"));
                (property, shape)
            })
        });
        shapes.collect()
    })
}

/// The keywords of the slice.
const KEYWORDS: &[&str] =
    &["enum", "maxItems", "maxLength", "maxProperties", "maximum", "minItems", "minLength", "minProperties", "minimum", "pattern"];

fn shape(said: &Value) -> Result<Shape, String> {
    let mut constraints = Vec::new();
    for (key, limit) in said.as_object().ok_or("an object is due")? {
        if key == "shape" || key == "why" {
            continue;
        }
        let keyword = *KEYWORDS.iter().find(|known| *known == key).ok_or_else(|| format!("the keyword `{key}` is new"))?;
        let validator = match limit.as_str() {
            Some(pattern) if keyword == "pattern" => java::whole(pattern)?,
            _ => jsonschema::validator_for(&json!({ keyword: limit })).map_err(|error| format!("{keyword}: {error}"))?,
        };
        constraints.push(Constraint { keyword, limit: limit.clone(), validator });
    }
    Ok(Shape { name: said["shape"].as_str().ok_or("a shape has a name")?.to_owned(), constraints })
}

/// What the services would refuse in a resource, without what is known to be wrong.
pub(crate) fn violations(id: &str, resource: &Value) -> Vec<Violation> {
    let mut all = unforgiving(id, resource);
    all.retain(|one| !super::exceptions::is_wrong(&one.property, &one.constraint));
    all
}

/// What the models refuse in a resource.
pub(crate) fn unforgiving(id: &str, resource: &Value) -> Vec<Violation> {
    let mut found = Vec::new();
    each(resource, &mut |property, value| {
        let Some(shape) = slice().get(property) else { return };
        for constraint in shape.constraints.iter().filter(|constraint| constraint.refuses(value)) {
            found.push(Violation { resource: id.to_owned(), property: property.to_owned(), constraint: constraint.of(shape) });
        }
    });
    found
}

/// Every value that a resource has, with its property.
pub(crate) fn each(resource: &Value, visit: &mut dyn FnMut(&str, &Value)) {
    walk(&resource["Properties"], resource["Type"].as_str().unwrap_or_default(), "", visit);
}

/// The type and the property that a path leads to, as the slice writes it: `Schema[].Name`, `UserPoolTags.*`.
pub(crate) fn property(kind: &str, steps: impl Iterator<Item = String>) -> String {
    let mut path = String::new();
    for step in steps {
        let map = slice().contains_key(&format!("{kind} {path}.*"));
        match step.parse::<usize>() {
            Ok(_) if !map => path.push_str("[]"),
            _ => {
                path.push_str(if path.is_empty() { "" } else { "." });
                path.push_str(if map { "*" } else { &step });
            }
        }
    }
    format!("{kind} {path}")
}

impl Constraint {
    /// The greatest length that it allows.
    pub(crate) fn most_characters(&self) -> Option<usize> {
        self.limit.as_u64().filter(|_| self.keyword == "maxLength").and_then(|most| usize::try_from(most).ok())
    }

    fn refuses(&self, value: &Value) -> bool {
        // Tags are a list in CloudFormation where the API has a map.
        if let (Value::Array(items), "maxProperties", Some(most)) = (value, self.keyword, self.limit.as_u64()) {
            return items.len() as u64 > most;
        }
        let Value::Object(entries) = value else { return !self.validator.is_valid(value) };
        let about_text = matches!(self.keyword, "maxLength" | "minLength" | "pattern");
        match entries.get("Fn::Sub").map(|sub| sub.get(0).unwrap_or(sub)) {
            Some(Value::String(text)) => {
                let fixed = fixed_parts(text);
                match self.keyword {
                    "maxLength" => !self.validator.is_valid(&Value::String(fixed)),
                    "pattern" if !fixed.is_empty() && self.limit.as_str().is_some_and(java::is_class) => {
                        !self.validator.is_valid(&Value::String(fixed))
                    }
                    _ => false,
                }
            }
            _ if entries.contains_key("Ref") || entries.keys().any(|key| key.starts_with("Fn::")) => false,
            _ if about_text => !self.validator.is_valid(&Value::String(value.to_string())),
            _ => !self.validator.is_valid(value),
        }
    }
}

/// What a `Fn::Sub` holds apart from its `${...}`.
fn fixed_parts(text: &str) -> String {
    let mut pieces = text.split("${");
    let mut fixed = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once('}') {
            Some((name, rest)) if name.starts_with('!') => fixed.extend(["${", name.trim_start_matches('!'), "}", rest]),
            Some((_, rest)) => fixed.push_str(rest),
            None => fixed.push_str(piece),
        }
    }
    fixed
}

/// Every value below the properties of a resource, with its property as the slice writes it; the keys of maps as well.
fn walk(value: &Value, kind: &str, path: &str, visit: &mut dyn FnMut(&str, &Value)) {
    if !path.is_empty() {
        visit(&format!("{kind} {path}"), value);
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, kind, &format!("{path}[]"), visit)),
        Value::Object(entries) => {
            let map = slice().contains_key(&format!("{kind} {path}.*"));
            for (key, inner) in entries {
                let step = if map { "*" } else { key.as_str() };
                let at = if path.is_empty() { step.to_owned() } else { format!("{path}.{step}") };
                if map {
                    visit(&format!("{kind} {path}.<key>"), &Value::String(key.clone()));
                }
                walk(inner, kind, &at, visit);
            }
        }
        _ => {}
    }
}
