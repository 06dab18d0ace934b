//! The JSON Schema of the spec, for editors and for whoever generates specs.
//!
//! It is derived from the types of [`spec`](crate::spec), doc comments included, and then made to say what the reader
//! accepts (`shape`) and the few rules that a schema can say where they are broken (`conditions`). Draft-07, because that
//! is what the YAML servers of editors understand. `schema/poolgate.schema.json` is this text; `tests/schema.rs` owns it.
//!
//! Known weaknesses, each of them an exception in `tests/schema.rs`. A schema does not see text: keys that stand twice,
//! lost zeros, anchors and tags are the reader's alone, and `5.0` is a whole number to it. It does not know how long a
//! duration may be, nor the range of 64-bit numbers. The conditions are a few of the rules: what the schema takes may
//! still be refused.

mod conditions;
mod shape;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::Value;

use crate::spec::Spec;

/// The name by which the schema can be referred to. It is no address: nothing is ever fetched from it.
pub const ID: &str = "urn:poolgate:spec";

/// The schema as text: indented, with a newline at its end, the same bytes every time.
///
/// ```
/// let schema = poolgate::schema::json();
/// assert!(schema.starts_with("{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n"));
/// assert!(schema.ends_with("}\n"));
/// ```
#[must_use]
pub fn json() -> String {
    // `#` asks for lines and indents; a `Value` always has a text.
    format!("{:#}\n", value())
}

/// The schema as a value.
///
/// ```
/// let schema = poolgate::schema::value();
/// assert_eq!(schema["required"], serde_json::json!(["name"]));
/// assert_eq!(schema["additionalProperties"], false);
/// ```
#[must_use]
pub fn value() -> Value {
    let settings = SchemaSettings::draft07().with_transform(RecursiveTransform(shape::shape));
    let mut schema = settings.into_generator().into_root_schema_for::<Spec>().to_value();
    conditions::add(&mut schema);
    let Value::Object(entries) = &mut schema else { return schema };
    let mut ordered = serde_json::Map::new();
    ordered.extend(entries.remove("$schema").map(|dialect| ("$schema".to_owned(), dialect)));
    ordered.insert("$id".to_owned(), ID.into());
    ordered.insert("title".to_owned(), "A spec of poolgate".into());
    entries.remove("title");
    ordered.append(entries);
    Value::Object(ordered)
}
