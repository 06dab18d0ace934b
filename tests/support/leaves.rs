//! Every place of a spec where a person writes something: its values, and the keys that are theirs to choose.
//!
//! In: a spec as JSON, and the JSON Schema, which knows the keys of the language from those of the author. Out: [`Leaf`]s.

use poolgate::Path;
use serde_json::Value;

/// A place of a spec.
#[derive(Debug, Clone)]
pub(crate) struct Leaf {
    /// Where it is, as a JSON pointer.
    pub(crate) pointer: String,
    /// Where it is, as findings say it.
    pub(crate) path: Path,
    /// The path with `*` for every key that an author chooses, and `[]` for every index: the same for all that is alike.
    pub(crate) normal: String,
    /// Whether it is the key of the entry and not its value.
    pub(crate) key: bool,
}

/// Every place of a spec, from the outside in.
pub(crate) fn leaves(schema: &Value, spec: &Value) -> Vec<Leaf> {
    let mut found = Vec::new();
    let root = Leaf { pointer: String::new(), path: Path::root(), normal: String::new(), key: false };
    walk(schema, schema, spec, &root, &mut found);
    found
}

fn walk(root: &Value, schema: &Value, value: &Value, at: &Leaf, found: &mut Vec<Leaf>) {
    let schema = mapping(resolve(root, schema));
    match value {
        Value::Object(entries) => {
            for (key, inner) in entries {
                let fixed = schema["properties"].get(key);
                let step = key.replace('~', "~0").replace('/', "~1");
                let leaf = Leaf {
                    pointer: format!("{}/{step}", at.pointer),
                    path: at.path.key(key.as_str()),
                    normal: format!("{}.{}", at.normal, if fixed.is_some() { key } else { "*" }),
                    key: false,
                };
                if fixed.is_none() {
                    found.push(Leaf { key: true, ..leaf.clone() });
                }
                found.push(leaf.clone());
                walk(root, fixed.unwrap_or(&schema["additionalProperties"]), inner, &leaf, found);
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                let leaf = Leaf {
                    pointer: format!("{}/{index}", at.pointer),
                    path: at.path.index(index),
                    normal: format!("{}[]", at.normal),
                    key: false,
                };
                found.push(leaf.clone());
                walk(root, &schema["items"], inner, &leaf, found);
            }
        }
        _ => {}
    }
}

/// The type that a schema refers to.
fn resolve<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let reference = schema.get("$ref").or_else(|| schema.pointer("/allOf/0/$ref")).and_then(Value::as_str);
    reference.and_then(|reference| root.pointer(reference.trim_start_matches('#'))).unwrap_or(schema)
}

/// The mapping of a type; of one that is a word or a mapping, the latter.
fn mapping(schema: &Value) -> &Value {
    let choices = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array);
    choices.into_iter().flatten().find(|one| one.get("properties").is_some()).unwrap_or(schema)
}

impl Leaf {
    /// The spec with something else in this place, and where it is then. `None` if the key is there already.
    pub(crate) fn replace(&self, spec: &Value, new: Value) -> Option<(Value, Path)> {
        let mut spec = spec.clone();
        if !self.key {
            *spec.pointer_mut(&self.pointer)? = new;
            return Some((spec, self.path.clone()));
        }
        let (parent, old) = self.pointer.rsplit_once('/')?;
        let old = old.replace("~1", "/").replace("~0", "~");
        let new = new.as_str()?.to_owned();
        let entries = spec.pointer_mut(parent)?.as_object_mut()?;
        if entries.contains_key(&new) {
            return None;
        }
        let renamed = entries.iter().map(|(key, value)| (if *key == old { new.clone() } else { key.clone() }, value.clone())).collect();
        *entries = renamed;
        follow(&mut spec, &old, &new);
        Some((spec, self.path.parent()?.key(new)))
    }

    /// What a person wrote here.
    pub(crate) fn written<'a>(&'a self, spec: &'a Value) -> Option<Value> {
        if self.key {
            let key = self.pointer.rsplit_once('/')?.1;
            return Some(Value::String(key.replace("~1", "/").replace("~0", "~")));
        }
        spec.pointer(&self.pointer).cloned()
    }
}

/// Lets what refers to an entry by its name follow it: the name alone, `server/scope`, and `${functions.name.arn}`.
fn follow(value: &mut Value, old: &str, new: &str) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| follow(item, old, new)),
        Value::Object(entries) => entries.values_mut().for_each(|inner| follow(inner, old, new)),
        Value::String(text) if text == old => new.clone_into(text),
        Value::String(text) if text.contains("${") => *text = text.replace(&format!(".{old}."), &format!(".{new}.")),
        Value::String(text) => {
            let parts = text.split_once('/').filter(|(server, scope)| *server == old || *scope == old);
            if let Some((server, scope)) = parts {
                *text = format!("{}/{}", if server == old { new } else { server }, if scope == old { new } else { scope });
            }
        }
        _ => {}
    }
}
