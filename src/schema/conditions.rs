//! What a schema can say beyond shape: a few rules that an editor then shows while they are being broken.
//!
//! The rules themselves are in [`rules`](crate::rules), with their reasons. A condition stands here only if it is exactly
//! the rule and if its place is the place of the mistake.

use serde_json::{Value, json};

use crate::spec::api::{GatewayResponseType, HttpMethod};
use crate::spec::scope::SystemScope;

/// Adds every condition to the type that it is about.
pub(super) fn add(schema: &mut Value) {
    extend(schema, "/definitions/Client", machine());
    extend(schema, "/definitions/Route", route(&["function", "http", "mock", "aws"]));
    extend(schema, "/definitions/HttpRoute", route(&["function", "http"]));
    extend(schema, "/definitions/Http/properties/routes", keys(json!({ "pattern": format!("^\\$default$|{}", route_key()) })));
    extend(schema, "/definitions/AwsService", one_of(&["action", "path"]));
    extend(schema, "/definitions/CustomAttribute", one_of(&["string", "number", "boolean", "date_time"]));
    extend(schema, "/definitions/Rest/properties/routes", keys(json!({ "pattern": route_key() })));
    let kinds: Vec<_> = GatewayResponseType::all().map(GatewayResponseType::as_str).collect();
    extend(schema, "/definitions/Rest/properties/gateway_responses", keys(json!({ "enum": kinds })));
    extend(schema, "/definitions/AwsService/properties/responses", keys(json!({ "pattern": "^[1-5][0-9][0-9]$" })));
}

fn extend(schema: &mut Value, pointer: &str, condition: Value) {
    if let (Some(Value::Object(target)), Value::Object(condition)) = (schema.pointer_mut(pointer), condition) {
        target.extend(condition);
    }
}

fn keys(names: Value) -> Value {
    json!({ "propertyNames": names })
}

/// Exactly one of several keys.
fn one_of(names: &[&str]) -> Value {
    let each: Vec<_> = names.iter().map(|name| json!({ "required": [name] })).collect();
    json!({ "oneOf": each })
}

/// A client that acts on its own does nothing else, has a secret, and asks for scopes of resource servers only.
///
/// Source: Amazon Cognito user pools API reference, `CreateUserPoolClient`, `AllowedOAuthFlows`.
fn machine() -> Value {
    const GRANT: &str = "client_credentials";
    let system = SystemScope::ALL.map(SystemScope::as_str);
    json!({
        "if": {
            "required": ["oauth"],
            "properties": { "oauth": {
                "type": "object",
                "required": ["flows"],
                "properties": { "flows": { "type": "array", "contains": { "const": GRANT } } }
            } }
        },
        "then": {
            "required": ["secret"],
            "properties": {
                "secret": { "const": true },
                "oauth": { "properties": {
                    "flows": { "items": { "const": GRANT } },
                    "scopes": { "items": { "not": { "enum": system } } }
                } }
            }
        }
    })
}

/// One thing answers a route, and one thing says who may call it.
fn route(integrations: &[&str]) -> Value {
    json!({ "allOf": [
        one_of(integrations),
        { "oneOf": [
            { "required": ["authorizer"] },
            { "required": ["iam"], "properties": { "iam": { "const": true } } },
            { "required": ["public"] }
        ] }
    ] })
}

/// A method, one space, and a path.
fn route_key() -> String {
    format!("^({}) /", HttpMethod::ALL.map(HttpMethod::as_str).join("|"))
}
