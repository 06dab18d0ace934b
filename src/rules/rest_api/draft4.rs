//! The form of a JSON Schema of draft 4, as far as API Gateway holds a model to it.
//!
//! In: a schema. Out: what is wrong with its form, each with the way to it. API Gateway refuses a model that is not a valid
//! schema of draft 4, and keywords of later drafts: "Invalid model schema specified. Unsupported keyword(s): ["$id"]" (GitHub
//! aws/aws-cdk#14585). Keywords that no draft knows are let through: it takes some (`example`) and refuses others.
//!
//! Source of the form: `http://json-schema.org/draft-04/schema`, and draft-fge-json-schema-validation-00.

use serde_json::{Map, Value};

use crate::finding::{Meant, meant, shown};
use crate::path::{Path, Segment};

/// How deep a schema is followed. The reader takes no document that is as deep; a spec built in Rust might be.
const DEEPEST: usize = 128;

/// draft-fge-json-schema-validation-00 section 5.5.2.1; draft-zyp-json-schema-04 section 3.5.
const TYPES: [&str; 7] = ["array", "boolean", "integer", "null", "number", "object", "string"];

/// Keywords that came after draft 4, and what draft 4 has instead.
///
/// Source: the release notes of drafts 6, 7, 2019-09 and 2020-12 on json-schema.org.
const LATER: &[(&str, &str)] = &[
    ("$anchor", ""),
    ("$comment", ""),
    ("$defs", "`definitions`"),
    ("$id", "`id`"),
    ("const", "`enum` with one value"),
    ("contains", ""),
    ("contentEncoding", ""),
    ("contentMediaType", ""),
    ("dependentRequired", "`dependencies`"),
    ("dependentSchemas", "`dependencies`"),
    ("else", "`anyOf`"),
    ("examples", ""),
    ("if", "`anyOf`"),
    ("maxContains", ""),
    ("minContains", ""),
    ("prefixItems", "`items` with a list"),
    ("propertyNames", "`patternProperties`"),
    ("then", "`anyOf`"),
    ("unevaluatedItems", "`additionalItems`"),
    ("unevaluatedProperties", "`additionalProperties`"),
];

/// Something wrong with a schema.
pub(super) struct Fault {
    /// Whether the key is meant rather than the value.
    pub(super) of_key: bool,
    /// The way to it from the root of the schema.
    pub(super) steps: Vec<Segment>,
    pub(super) message: String,
    pub(super) help: Option<String>,
    /// The word that was certainly meant.
    pub(super) right: Option<&'static str>,
}

impl Fault {
    /// The path, below that of the schema.
    pub(super) fn path(&self, schema: &Path) -> Path {
        self.steps.iter().fold(schema.clone(), |path, step| path.then(step.clone()))
    }
}

/// All that is wrong with a schema.
pub(super) fn faults(schema: &Value) -> Vec<Fault> {
    let mut walk = Walk { root: schema, steps: Vec::new(), faults: Vec::new() };
    walk.schema(schema);
    walk.faults
}

struct Walk<'a> {
    root: &'a Value,
    steps: Vec<Segment>,
    faults: Vec<Fault>,
}

impl<'a> Walk<'a> {
    fn fault(&mut self, message: impl Into<String>, help: Option<&str>) {
        self.faults.push(Fault {
            of_key: false,
            steps: self.steps.clone(),
            message: message.into(),
            help: help.map(str::to_owned),
            right: None,
        });
    }

    fn within(&mut self, step: Segment, look: impl FnOnce(&mut Self)) {
        self.steps.push(step);
        look(self);
        self.steps.pop();
    }

    fn schema(&mut self, value: &'a Value) {
        if self.steps.len() > DEEPEST {
            return;
        }
        let Value::Object(schema) = value else {
            return self.fault("a schema is a mapping of keywords", Some("write for example `type: object`"));
        };
        for (keyword, value) in schema {
            self.within(Segment::Key(keyword.clone()), |walk| walk.keyword(schema, keyword, value));
        }
    }

    fn keyword(&mut self, schema: &Map<String, Value>, keyword: &str, value: &'a Value) {
        match keyword {
            "$schema" => self.draft(value),
            "$ref" => self.reference(value),
            "type" => self.types(value),
            "required" => match value {
                Value::Array(names) if !names.is_empty() && names.iter().all(Value::is_string) && unique(names) => {}
                Value::Bool(_) => self.fault(
                    "`required` is a list of names, not a word on one property",
                    Some("list the required names in `required` beside `properties`"),
                ),
                _ => self.fault("`required` is a list of different names, at least one", Some("list the names, or take `required` out")),
            },
            "enum" => {
                if !value.as_array().is_some_and(|values| !values.is_empty() && unique(values)) {
                    self.fault("`enum` is a list of different values, at least one", None);
                }
            }
            "properties" | "patternProperties" | "definitions" => self.schemas_by_name(value, keyword),
            "dependencies" => match value {
                Value::Object(all) => {
                    for (name, value) in all.iter().filter(|(_, value)| !value.is_array()) {
                        self.within(Segment::Key(name.clone()), |walk| walk.schema(value));
                    }
                }
                _ => self.fault("`dependencies` is a mapping", None),
            },
            "items" if value.is_array() => self.schemas(value, keyword),
            "allOf" | "anyOf" | "oneOf" => self.schemas(value, keyword),
            "additionalProperties" | "additionalItems" if value.is_boolean() => {}
            "items" | "additionalProperties" | "additionalItems" | "not" => self.schema(value),
            "minimum" | "maximum" if !value.is_number() => self.fault(format!("`{keyword}` is a number"), None),
            "multipleOf" if !value.as_f64().is_some_and(|number| number > 0.0) => self.fault("`multipleOf` is a number above 0", None),
            "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties" if value.as_u64().is_none() => {
                self.fault(format!("`{keyword}` is a whole number of at least 0"), None);
            }
            "uniqueItems" if !value.is_boolean() => self.fault("`uniqueItems` is `true` or `false`", None),
            "pattern" | "format" | "title" | "description" | "id" if !value.is_string() => self.fault(format!("`{keyword}` is text"), None),
            "exclusiveMinimum" => self.exclusive(schema, keyword, "minimum", value),
            "exclusiveMaximum" => self.exclusive(schema, keyword, "maximum", value),
            _ => self.later(keyword),
        }
    }

    fn later(&mut self, keyword: &str) {
        let Some((_, instead)) = LATER.iter().find(|(later, _)| *later == keyword) else { return };
        let help = if instead.is_empty() { "take it out".to_owned() } else { format!("write {instead}, or take it out") };
        let message = format!("`{keyword}` is a keyword of a later draft than 4");
        self.faults.push(Fault { of_key: true, steps: self.steps.clone(), message, help: Some(help), right: None });
    }

    fn draft(&mut self, value: &Value) {
        if !value.as_str().is_some_and(|draft| draft.trim_end_matches('#').ends_with("json-schema.org/draft-04/schema")) {
            self.fault(
                "API Gateway reads draft 4 of JSON Schema only",
                Some("write `http://json-schema.org/draft-04/schema#`, or take `$schema` out"),
            );
        }
    }

    fn reference(&mut self, value: &Value) {
        let help = "write `#/definitions/NAME`, and the schema under `definitions` of the same model";
        let Some(reference) = value.as_str() else { return self.fault("`$ref` is text", Some(help)) };
        // API Gateway developer guide, "Data models for REST APIs": other models of an API have URLs of this form.
        if reference.starts_with("https://apigateway.amazonaws.com/restapis/") {
            return;
        }
        let Some(pointer) = reference.strip_prefix('#') else {
            return self.fault(format!("{} leads out of the model", shown(reference)), Some(help));
        };
        // A fragment with `%` is encoded, and one without a slash is an `id`: neither is followed.
        if !pointer.contains('%') && (pointer.is_empty() || pointer.starts_with('/')) && self.root.pointer(pointer).is_none() {
            self.fault(format!("{} leads nowhere", shown(reference)), Some(help));
        }
    }

    fn types(&mut self, value: &Value) {
        let listed = match value {
            Value::Array(listed) if !listed.is_empty() && unique(listed) => listed.as_slice(),
            Value::String(_) => std::slice::from_ref(value),
            _ => return self.fault("`type` is one type or a list of different types", None),
        };
        for name in listed {
            let name = name.as_str().unwrap_or_default();
            if !TYPES.contains(&name) {
                let meant = meant(name, TYPES);
                let help = match meant {
                    Some(near) => format!("did you mean `{}`?", near.word),
                    None => format!("the types are {}", TYPES.map(|name| format!("`{name}`")).join(", ")),
                };
                self.fault(format!("{} is no type of JSON Schema", shown(name)), Some(&help));
                // The place of a list is that of all of its types.
                if let (Some(fault), Value::String(_)) = (self.faults.last_mut(), value) {
                    fault.right = meant.and_then(Meant::certainly);
                }
            }
        }
    }

    fn exclusive(&mut self, schema: &Map<String, Value>, keyword: &str, bound: &str, value: &Value) {
        if !value.is_boolean() {
            let help = format!("write `{bound}` with the number, and `{keyword}: true`");
            self.fault(format!("in draft 4 `{keyword}` is `true` or `false`"), Some(&help));
        } else if !schema.contains_key(bound) {
            self.fault(format!("`{keyword}` needs `{bound}` beside it"), None);
        }
    }

    fn schemas_by_name(&mut self, value: &'a Value, keyword: &str) {
        let Value::Object(all) = value else { return self.fault(format!("`{keyword}` is a mapping of names to schemas"), None) };
        for (name, value) in all {
            self.within(Segment::Key(name.clone()), |walk| walk.schema(value));
        }
    }

    fn schemas(&mut self, value: &'a Value, keyword: &str) {
        match value {
            Value::Array(all) if !all.is_empty() => {
                for (index, value) in all.iter().enumerate() {
                    self.within(Segment::Index(index), |walk| walk.schema(value));
                }
            }
            _ => self.fault(format!("`{keyword}` is a list of schemas, at least one"), None),
        }
    }
}

/// Whether no value stands twice. By their text: an enumeration may have thousands of values.
fn unique(values: &[Value]) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    values.iter().all(|value| seen.insert(value.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(schema: &str) -> Vec<String> {
        let value: Value = serde_json::from_str(schema).unwrap();
        faults(&value).iter().map(|fault| format!("{}: {}", fault.path(&Path::root()), fault.message)).collect()
    }

    #[test]
    fn a_schema_of_draft_4_is_fine() {
        let schema = r##"{"$schema": "http://json-schema.org/draft-04/schema#", "type": ["object", "null"], "required": ["a"], "id": "x", "example": 1,
            "properties": {"const": {"type": "integer", "minimum": 0, "exclusiveMinimum": true}, "a": {"$ref": "#/definitions/a"}},
            "additionalProperties": false, "definitions": {"a": {"enum": ["x", "y"], "not": {"pattern": "^z"}}}, "allOf": [{"items": [{}]}]}"##;
        assert_eq!(said(schema), Vec::<String>::new());
    }

    #[test]
    fn each_fault_is_at_its_place() {
        assert_eq!(said("[]"), ["the spec: a schema is a mapping of keywords"]);
        assert_eq!(said(r#"{"type": "objct"}"#), ["type: `objct` is no type of JSON Schema"]);
        assert_eq!(
            said(r#"{"properties": {"a": {"type": "string", "required": true}}}"#),
            ["properties.a.required: `required` is a list of names, not a word on one property"]
        );
        assert_eq!(said(r#"{"enum": ["A", "A"]}"#), ["enum: `enum` is a list of different values, at least one"]);
        assert_eq!(said(r#"{"items": {"const": 1}}"#), ["items.const: `const` is a keyword of a later draft than 4"]);
        assert_eq!(
            said(r#"{"minimum": 1, "exclusiveMinimum": 0}"#),
            ["exclusiveMinimum: in draft 4 `exclusiveMinimum` is `true` or `false`"]
        );
        assert_eq!(said(r##"{"$ref": "#/definitions/b"}"##), [r##"["$ref"]: `#/definitions/b` leads nowhere"##]);
        assert_eq!(said(r#"{"$ref": "other.json"}"#), [r#"["$ref"]: `other.json` leads out of the model"#]);
        assert_eq!(said(r#"{"anyOf": []}"#), ["anyOf: `anyOf` is a list of schemas, at least one"]);
        assert_eq!(said(r#"{"required": []}"#).len(), 1);
        assert_eq!(said(r#"{"minLength": -1, "multipleOf": 0, "pattern": 1, "uniqueItems": 1, "maximum": "1"}"#).len(), 5);
    }

    #[test]
    fn a_deep_schema_does_not_overflow() {
        let around = |inner| Value::Object(Map::from_iter([("not".to_owned(), inner)]));
        let deep = (0..10_000).fold(Value::Object(Map::new()), |inner, _| around(inner));
        assert!(faults(&deep).is_empty());
        // Dropping it would: serde_json drops recursively.
        std::mem::forget(deep);
    }
}
