//! HTTP APIs.

use serde_json::{Value, json};

use super::choices::Choices;
use super::routes::{self, Guard, Key, Keys, Scopes};
use super::world::{Entries, PoolKind, World};
use super::{functions, rest};

pub(crate) fn add(w: &mut World, c: &mut Choices, routes_tape: &mut Choices) {
    let mut api = Entries::default();
    if c.chance(40) {
        api.set("stage", c.one(&["$default", "live_2-X"]));
    }
    routes::common(w, c, &mut api, false, false);
    let throttled = c.chance(40);
    if throttled {
        api.set("throttling", routes::throttling(c));
        if c.chance(40) {
            api.set("metrics", c.chance(70));
        }
    }
    let cors = c.chance(35);
    let mut headers = Vec::new();
    let mut authorizers = Entries::default();
    routes_of(w, routes_tape, &mut api, &mut authorizers, &mut headers, cors);
    api.fill("authorizers", authorizers);
    if cors {
        let cors = self::cors(w, c, &headers);
        api.set("cors", cors.0);
    }
    w.spec.set("api", json!({ "http": api.0 }));
}

fn cors(w: &mut World, c: &mut Choices, needed: &[String]) -> Entries {
    let mut cors = Entries::default();
    let credentials = c.chance(40);
    let origins = ["https://app.example.com", "http://localhost:3000", "https://other.example.com:8443"];
    let origins = if !credentials && c.chance(30) { c.one(&[vec!["*"], vec!["https://*"]]) } else { c.some_at_least_one(&origins) };
    cors.set(
        "origins",
        origins.iter().map(|origin| if origin.contains('*') { json!(origin) } else { w.text(c, origin) }).collect::<Vec<_>>(),
    );
    if credentials || c.chance(10) {
        cors.set("credentials", credentials);
    }
    if c.chance(30) {
        // With cookies `*` is the name of a method and no wildcard.
        let all = if credentials { vec!["GET", "HEAD"] } else { vec!["ANY"] };
        cors.set("methods", c.one(&[vec!["GET", "POST"], all, vec!["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"]]));
    }
    let mut headers: Vec<String> = vec!["Content-Type".to_owned()];
    for name in needed {
        if !headers.iter().any(|other| other.eq_ignore_ascii_case(name)) {
            headers.push(name.clone());
        }
    }
    if headers.iter().any(|name| !matches!(name.as_str(), "Content-Type" | "Authorization")) || c.chance(40) {
        cors.set("headers", headers);
    }
    if c.chance(30) {
        cors.set("expose_headers", ["X-Request-Id"]);
    }
    if c.chance(30) {
        cors.set("max_age", c.one(&["0s", "1h", "1d"]));
    }
    cors
}

fn routes_of(w: &mut World, c: &mut Choices, api: &mut Entries, authorizers: &mut Entries, headers: &mut Vec<String>, cors: bool) {
    let mut guards: Vec<Guard> = Vec::new();
    let mut keys = Keys::default();
    let mut entries = Entries::default();
    // With `cors` an `ANY` takes the preflights too; it is open then.
    for _ in 0..=c.below(9) {
        let Some(key) = keys.next(c, routes::methods(cors)) else { continue };
        let due = keys.due(&key);
        let takes_preflights = cors && key.method == "ANY" && due != Some(true) && !preflight(w, c, &key, &mut keys, &mut entries);
        // It would have to be open for the one reason, and locked for the other.
        if takes_preflights && due == Some(false) {
            continue;
        }
        let open = if key.method == "OPTIONS" || takes_preflights { Some(true) } else { due };
        let route = route(w, c, Some(&key), open, authorizers, headers, &mut guards);
        keys.note(&key, route.0.contains_key("public"));
        entries.set(&key.text(), route.0);
    }
    if !cors && c.chance(20) {
        let route = route(w, c, None, None, authorizers, headers, &mut guards);
        entries.set("$default", route.0);
    }
    api.set("routes", entries.0);
}

/// An open route for the preflights that a locked `ANY` would refuse.
fn preflight(w: &mut World, c: &mut Choices, key: &Key, keys: &mut Keys, entries: &mut Entries) -> bool {
    let key = Key { method: "OPTIONS", ..key.clone() };
    if !c.chance(50) || !keys.take(&key) {
        return false;
    }
    let mut route = Entries::default();
    route.set("http", routes::http(w, c, Some(&key)));
    routes::open(c, &mut route);
    entries.set(&key.text(), route.0);
    true
}

fn route(
    w: &mut World,
    c: &mut Choices,
    key: Option<&Key>,
    due: Option<bool>,
    authorizers: &mut Entries,
    headers: &mut Vec<String>,
    guards: &mut Vec<Guard>,
) -> Entries {
    let mut route = Entries::default();
    let guard = match c.below(4) {
        _ if due == Some(true) => None,
        0 | 1 => None,
        _ => self::guard(w, c, authorizers, guards),
    };
    // Who catches all the rest, openly, does not lead past a lock to the same function.
    let catches_all = key.is_none_or(|key| key.greedy);
    let public = guard.is_none() && due.unwrap_or_else(|| c.chance(50));
    match &guard {
        Some(guard) => {
            guard.lock(c, &mut route);
            // Amazon API Gateway developer guide, "Quotas for configuring and running an HTTP API": 10 scopes per route.
            if let Some(Value::Array(scopes)) = route.0.get_mut("scopes") {
                scopes.truncate(10);
            }
            headers.extend(guard.headers.iter().cloned());
        }
        None if public => routes::open(c, &mut route),
        None => route.set("iam", true),
    }
    if public && catches_all || c.chance(30) {
        route.set("http", routes::http(w, c, key));
    } else {
        routes::function(w, c, &mut route);
    }
    if c.chance(15) {
        route.set("timeout", c.one(&["1s", "30s", "15s"]));
    }
    if c.chance(15) {
        route.set("throttling", routes::throttling(c));
    }
    route
}

fn guard(w: &mut World, c: &mut Choices, authorizers: &mut Entries, guards: &mut Vec<Guard>) -> Option<Guard> {
    if (guards.is_empty() || c.chance(35))
        && let Some(guard) = authorizer(w, c, authorizers)
    {
        guards.push(guard.clone());
        return Some(guard);
    }
    (!guards.is_empty()).then(|| c.one(guards))
}

fn authorizer(w: &mut World, c: &mut Choices, authorizers: &mut Entries) -> Option<Guard> {
    let mut about = Entries::default();
    let mut headers = vec!["Authorization".to_owned()];
    let (word, scopes) = match c.one(&["access", "id", "jwt", "function", "verify"]) {
        kind @ ("access" | "id") => {
            let scopes = audience(w, c, &mut about, kind)?;
            about.set("token", kind);
            if c.chance(25) {
                let header = c.one(&["X-Id-Token", "Authorization"]);
                about.set("header", header);
                headers = vec![header.to_owned()];
            }
            ("user_pool", scopes)
        }
        "jwt" => {
            about.set("issuer", w.text(c, "https://login.example.com/tenant"));
            let mut audience = vec![w.text(c, "orders")];
            if w.pool != PoolKind::Missing && !w.clients.is_empty() && !w.clients_know_the_api && c.chance(30) {
                audience.push(json!(format!("${{clients.{}.id}}", w.clients[0].name)));
            }
            about.set("audience", audience);
            if c.chance(40) {
                let source = c.one(&["header.X-Token", "query.token", "header.Authorization"]);
                about.set("identity_source", source);
                headers = source.strip_prefix("header.").into_iter().map(str::to_owned).collect();
            }
            ("jwt", Scopes::Perhaps(["read", "api://orders/.default", "a:b.c"].map(str::to_owned).to_vec()))
        }
        "function" => {
            about.set("function", functions::authorizer(w, c));
            if c.chance(40) {
                about.set("response", c.one(&["simple", "policy"]));
            }
            if c.chance(60) {
                let mut sources = c.some(&["query.key", "context.routeKey", "stage_variable.Color_0"]);
                // Callers are told apart by what they send.
                sources.insert(0, "header.X-Partner");
                headers = sources.iter().filter_map(|source| source.strip_prefix("header.")).map(str::to_owned).collect();
                about.set("identity_sources", sources);
            }
            if c.chance(40) {
                about.set("cache", c.one(&["5m", "1h", "0s"]));
            }
            ("function", Scopes::Never)
        }
        _ => {
            let (scopes, settings) = rest::verify(w, c)?;
            about.0.extend(settings.0);
            if c.chance(40) {
                // A policy says for which routes it is; a yes is for the one that it is remembered by. No token lives for less than
                // five minutes.
                about.set("cache", c.one(&["5m", "1m"]));
                if c.chance(50) {
                    about.set("response", "policy");
                } else {
                    about.set("identity_sources", ["header.Authorization", "context.routeKey"]);
                }
            }
            ("function", scopes)
        }
    };
    let name = w.name(c, "authorizers");
    authorizers.set(&name, json!({ word: about.0 }));
    Some(Guard { name, scopes, headers, known_by: Vec::new() })
}

/// Whose tokens an authorizer of the pool takes, and the scopes that its routes name.
fn audience(w: &mut World, c: &mut Choices, about: &mut Entries, kind: &str) -> Option<Scopes> {
    let able: Vec<_> = w.clients.iter().filter(|client| kind == "access" || client.id_tokens() && !client.machine).cloned().collect();
    if w.pool == PoolKind::Missing || able.is_empty() {
        return None;
    }
    let mut taken = c.some_at_least_one(&able);
    // Where machines have tokens too, id tokens of users are those of named clients.
    if kind == "id" && w.clients.iter().any(|client| client.machine) || c.chance(50) {
        about.set("clients", taken.iter().map(|client| client.name.clone()).collect::<Vec<_>>());
    } else {
        taken = w.clients.clone();
    }
    match w.scopes_of(&taken) {
        _ if kind == "id" => Some(Scopes::Never),
        scopes if scopes.is_empty() => None,
        scopes => Some(Scopes::Always(scopes)),
    }
}
