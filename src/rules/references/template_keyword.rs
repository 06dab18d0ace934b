//! A name that CloudFormation takes for a word of its own.

use serde_json::Value;

use super::{rest, rest_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "XR013",
    name: "template-keyword",
    severity: Severity::Error,
    page: include_str!("template_keyword.md"),
    check: Check::Spec(check),
};

/// Whether a mapping with this key alone is an intrinsic function in a template.
///
/// Source: AWS CloudFormation template reference, "Intrinsic function reference" and "Condition functions".
fn is_keyword(key: &str) -> bool {
    key == "Ref" || key == "Condition" || key.starts_with("Fn::")
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    let mut tell = |path: Path, key: &str| {
        let message = format!("CloudFormation takes a mapping with the one key {} for a function of its own", shown(key));
        findings.push(Finding::new(&RULE, Place::Key(path), message).help("call it something else, or put a second key beside it"));
    };
    for (name, function) in &spec.functions {
        if let Some(key) = only(function.environment.keys()) {
            tell(Path::root().key("functions").key(name).key("environment").key(key), key);
        }
    }
    if let Some(key) = only(spec.tags.keys()) {
        tell(Path::root().key("tags").key(key), key);
    }
    let Some(rest) = rest(spec) else { return };
    if let Some(key) = only(rest.stage_variables.keys()) {
        tell(rest_at().key("stage_variables").key(key), key);
    }
    for (name, schema) in &rest.models {
        in_schema(schema, &|| rest_at().key("models").key(name), &mut tell);
    }
}

/// The key, if there is one and it is a keyword.
fn only<'a>(mut keys: impl Iterator<Item = &'a String>) -> Option<&'a str> {
    let key = keys.next()?;
    (keys.next().is_none() && is_keyword(key)).then_some(key)
}

/// Looks through a schema. The reader bounds its depth.
fn in_schema(value: &Value, at: &dyn Fn() -> Path, tell: &mut dyn FnMut(Path, &str)) {
    match value {
        Value::Object(entries) => {
            if let Some(key) = only(entries.keys()) {
                tell(at().key(key), key);
            }
            for (key, value) in entries {
                in_schema(value, &|| at().key(key), tell);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                in_schema(item, &|| at().index(index), tell);
            }
        }
        _ => {}
    }
}
