//! REST APIs: all but their routes.

use serde_json::{Value, json};

use super::choices::Choices;
use super::rest_routes::Wanted;
use super::routes::{self, Guard, Scopes};
use super::world::{Entries, PoolKind, World};
use super::{functions, rest_routes};

pub(crate) fn add(w: &mut World, c: &mut Choices, routes_tape: &mut Choices) {
    let mut api = Entries::default();
    let edge = c.chance(15);
    if edge || c.chance(10) {
        api.set("endpoint", if edge { "edge" } else { "regional" });
    }
    api.set("stage", c.one(&["v1", "live_2-X", "0"]));
    routes::common(w, c, &mut api, true, edge);
    stage(w, c, &mut api);
    let cors = c.chance(35);
    let models = models(c);
    let names: Vec<String> = models.0.keys().cloned().collect();
    let mut wanted = rest_routes::add(w, routes_tape, &mut api, cors, &names);
    api.fill("models", models);
    if wanted.cache {
        api.set("cache", json!({ "size": c.one(&["0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237"]) }));
    }
    if cors {
        let cors = self::cors(w, c, &mut wanted);
        api.set("cors", cors.0);
    }
    keys(w, c, &mut api, wanted.api_key);
    let responses = gateway_responses(w, c);
    api.fill("gateway_responses", responses);
    api.fill("authorizers", wanted.authorizers);
    w.spec.set("api", json!({ "rest": api.0 }));
}

fn stage(w: &mut World, c: &mut Choices, api: &mut Entries) {
    if c.chance(25) {
        api.set("throttling", routes::throttling(c));
    }
    if c.chance(20) {
        api.set("execution_log", c.one(&["error", "info", "off"]));
    }
    for key in ["account_logging", "metrics", "tracing"] {
        if c.chance(15) {
            api.set(key, c.chance(70));
        }
    }
    if c.chance(4) {
        api.set("data_trace", true);
        w.insecure("MS009");
    }
}

fn models(c: &mut Choices) -> Entries {
    let mut models = Entries::default();
    let all = [
        (
            "Order",
            json!({ "type": "object", "required": ["item"], "properties": { "item": { "type": "string", "maxLength": 10 }, "count": { "type": "integer", "minimum": 1 } } }),
        ),
        (
            "List2",
            json!({ "$schema": "http://json-schema.org/draft-04/schema#", "title": "größer", "type": "array", "items": { "enum": ["a", 1, null, true] } }),
        ),
        ("any", json!({})),
    ];
    for (name, schema) in c.some(&all) {
        models.set(name, schema);
    }
    models
}

fn cors(w: &mut World, c: &mut Choices, wanted: &mut Wanted) -> Entries {
    let mut cors = Entries::default();
    let credentials = c.chance(40);
    let origins = ["https://app.example.com", "http://localhost:3000", "https://other.example.com:8443"];
    let origins = if !credentials && c.chance(25) { vec!["*"] } else { c.some_at_least_one(&origins) };
    cors.set("origins", origins.iter().map(|origin| if *origin == "*" { json!("*") } else { w.text(c, origin) }).collect::<Vec<_>>());
    if credentials {
        cors.set("credentials", true);
    }
    let usual = ["authorization", "content-type"];
    let needs_more = wanted.headers.iter().any(|name| !usual.contains(&name.to_ascii_lowercase().as_str()));
    if needs_more || c.chance(40) {
        let mut headers: Vec<String> = wanted.headers.clone();
        for more in c.some(&["X-Api-Key", "Content-Type", "X-More"]) {
            if !headers.iter().any(|name| name.eq_ignore_ascii_case(more)) {
                headers.push(more.to_owned());
            }
        }
        cors.set("headers", headers);
    }
    if c.chance(40) {
        cors.set("max_age", c.one(&["0s", "1h", "1d"]));
    }
    cors
}

/// Keys, each in one plan. Routes that ask for a key have a plan behind them.
fn keys(w: &mut World, c: &mut Choices, api: &mut Entries, api_key: bool) {
    if !api_key {
        return;
    }
    let mut all = Entries::default();
    let mut free: Vec<String> = Vec::new();
    for index in 0..c.below(4) {
        let mut key = Entries::default();
        if c.chance(40) {
            key.set("description", w.prose(c, "The partner"));
        }
        if c.chance(40) {
            // One at least is good for something.
            key.set("enabled", index == 0 || c.chance(70));
        }
        let name = w.name(c, "api_keys");
        all.set(&name, key.0);
        free.push(name);
    }
    let mut plans = Entries::default();
    for last in [false, true] {
        if !last && c.chance(50) {
            continue;
        }
        let mut plan = Entries::default();
        let keys = if last { std::mem::take(&mut free) } else { c.some(&free) };
        free.retain(|key| !keys.contains(key));
        if !keys.is_empty() {
            plan.set("keys", keys);
        }
        if c.chance(40) {
            plan.set("description", w.prose(c, "For partners"));
        }
        if c.chance(50) {
            plan.set("throttling", routes::throttling(c));
        }
        if c.chance(50) {
            plan.set("quota", json!({ "limit": c.number(1, 100_000), "period": c.one(&["day", "week", "month"]) }));
        }
        plans.set(&w.name(c, "usage_plans"), plan.0);
    }
    api.fill("api_keys", all);
    api.fill("usage_plans", plans);
}

const KINDS: &[&str] = &[
    "access_denied",
    "api_configuration_error",
    "authorizer_configuration_error",
    "authorizer_failure",
    "bad_request_parameters",
    "bad_request_body",
    "default_4xx",
    "default_5xx",
    "expired_token",
    "integration_failure",
    "integration_timeout",
    "invalid_api_key",
    "invalid_signature",
    "missing_authentication_token",
    "quota_exceeded",
    "request_too_large",
    "resource_not_found",
    "throttled",
    "unauthorized",
    "unsupported_media_type",
    "waf_filtered",
];

fn gateway_responses(w: &mut World, c: &mut Choices) -> Entries {
    let mut responses = Entries::default();
    if !c.chance(20) {
        return responses;
    }
    for kind in c.some(KINDS) {
        let mut response = Entries::default();
        if c.chance(50) {
            response.set("status", c.one(&[401, 100, 599]));
        }
        if c.chance(40) {
            response.set("headers", json!({ "X-Reason": w.text(c, "no token: # 100 %"), "WWW-Authenticate": "Bearer realm=\"x\"" }));
        }
        if c.chance(40) {
            response.set("body", c.one(&["{\"error\":\"$context.error.message\"}", "{\"error\": $context.error.messageString}"]));
        }
        responses.set(kind, Value::Object(response.0));
    }
    responses
}

/// A new authorizer of a REST API, if the spec has what it takes.
pub(crate) fn authorizer(w: &mut World, c: &mut Choices, authorizers: &mut Entries) -> Option<Guard> {
    let kind = c.one(&["id", "access", "token", "request", "verify"]);
    let mut about = Entries::default();
    let mut header = "Authorization".to_owned();
    if c.chance(25) && kind != "request" {
        header = c.one(&["X-Id-Token", "x_token", "Authorization"]).to_owned();
        about.set("header", header.as_str());
    }
    let mut known_by = vec![format!("header.{header}")];
    let mut headers = vec![header];
    let (word, scopes) = match kind {
        "id" | "access" => {
            let possible =
                if kind == "id" { w.clients.is_empty() || w.clients.iter().any(super::world::ClientFacts::id_tokens) } else { true };
            let scopes = w.scopes_of(&w.clients);
            if w.pool == PoolKind::Missing || !possible || kind == "access" && scopes.is_empty() {
                return None;
            }
            about.set("token", kind);
            if c.chance(40) {
                about.set("cache", c.one(&["0s", "1h", "30s"]));
            }
            ("user_pool", if kind == "id" { Scopes::Never } else { Scopes::Always(scopes) })
        }
        "request" => {
            about.set("function", functions::authorizer(w, c));
            let cache = c.chance(40);
            let mut sources =
                c.some(&["query.tenant", "stage_variable.Color_0", "context.identity.sourceIp", "context.path", "context.httpMethod"]);
            if cache || c.chance(60) {
                // Policies are remembered for whoever sends this.
                sources.insert(0, "header.X-Key");
            }
            headers = sources.iter().filter_map(|source| source.strip_prefix("header.")).map(str::to_owned).collect();
            known_by = sources
                .iter()
                .filter(|source| source.starts_with("header.") || source.starts_with("query."))
                .map(|source| (*source).to_owned())
                .collect();
            if known_by.is_empty() {
                known_by.push("header.Authorization".to_owned());
            }
            if !sources.is_empty() {
                about.set("identity_sources", sources);
            }
            if cache {
                about.set("cache", c.one(&["1m", "1h"]));
            }
            ("request", Scopes::Never)
        }
        "verify" => {
            let (scopes, settings) = verify(w, c)?;
            about.0.extend(settings.0);
            if c.chance(40) {
                // No token lives for less than five minutes.
                about.set("cache", c.one(&["5m", "1m"]));
            }
            ("token", scopes)
        }
        _ => {
            about.set("function", functions::authorizer(w, c));
            if c.chance(30) {
                about.set("validation", c.one(&["Bearer .+", "[A-Za-z0-9_.-]{10,}", "^(a|b)\\.c$"]));
            }
            if c.chance(30) {
                about.set("cache", c.one(&["5m", "1h", "0s"]));
            }
            ("token", Scopes::Never)
        }
    };
    let name = w.name(c, "authorizers");
    authorizers.set(&name, json!({ word: about.0 }));
    Some(Guard { name, scopes, headers, known_by })
}

/// The settings of an authorizer that asks the built-in `verify`, and the scopes that its routes can name.
pub(crate) fn verify(w: &mut World, c: &mut Choices) -> Option<(Scopes, Entries)> {
    let token = c.one(&["access", "id"]);
    let able: Vec<_> = w.clients.iter().filter(|client| token == "access" || client.id_tokens()).cloned().collect();
    if able.is_empty() || w.clients_know_the_api {
        return None;
    }
    let mut settings = Entries::default();
    settings.set("function", functions::verify(w, c));
    if token == "id" || c.chance(50) {
        settings.set("token", token);
    }
    let some = c.some_at_least_one(&able);
    let named = c.chance(50);
    if named {
        settings.set("clients", some.iter().map(|client| client.name.clone()).collect::<Vec<_>>());
    }
    let scopes = w.scopes_of(if named { &some } else { &w.clients });
    Some((if token == "id" { Scopes::Never } else { Scopes::Perhaps(scopes) }, settings))
}
