//! The routes of a REST API.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::choices::Choices;
use super::permissions;
use super::routes::{self, Guard, Key, Keys};
use super::world::{Entries, World};

/// What the routes need of the rest of the API.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    pub(crate) authorizers: Entries,
    pub(crate) headers: Vec<String>,
    pub(crate) cache: bool,
    pub(crate) api_key: bool,
}

pub(crate) fn add(w: &mut World, c: &mut Choices, api: &mut Entries, cors: bool, models: &[String]) -> Wanted {
    let mut wanted = Wanted::default();
    let mut guards: Vec<Guard> = Vec::new();
    let mut keys = Keys::default();
    let mut entries = Entries::default();
    for _ in 0..=c.below(9) {
        let Some(key) = keys.next(c, routes::methods(cors)) else { continue };
        let due = keys.due(&key);
        let route = route(w, c, &key, due, &mut wanted, &mut guards, models);
        keys.note(&key, route.0.contains_key("public"));
        entries.set(&key.text(), route.0);
    }
    api.set("routes", entries.0);
    let mut seen = BTreeSet::new();
    wanted.headers.retain(|name| seen.insert(name.to_ascii_lowercase()));
    wanted
}

/// A door: who may call, as an authorizer, a signature, or nobody in particular.
enum Door {
    Guard(Guard),
    Iam,
    Public,
}

fn route(
    w: &mut World,
    c: &mut Choices,
    key: &Key,
    due: Option<bool>,
    wanted: &mut Wanted,
    guards: &mut Vec<Guard>,
    models: &[String],
) -> Entries {
    let mut route = Entries::default();
    // A preflight carries no credentials.
    let door = match c.below(4) {
        _ if key.method == "OPTIONS" || due == Some(true) => Door::Public,
        0 if due.is_none() => Door::Public,
        1 => Door::Iam,
        _ => match guard(w, c, wanted, guards) {
            Some(guard) => Door::Guard(guard),
            None => Door::Iam,
        },
    };
    match &door {
        Door::Guard(guard) => {
            guard.lock(c, &mut route);
            wanted.headers.extend(guard.headers.iter().cloned());
        }
        Door::Iam => route.set("iam", true),
        Door::Public => routes::open(c, &mut route),
    }
    match c.below(4) {
        0 => route.set("mock", mock(c)),
        // Who catches all the rest, openly, does not lead past a lock to the same function.
        1 if !(key.greedy && matches!(door, Door::Public)) => routes::function(w, c, &mut route),
        1 | 2 => route.set("http", routes::http(w, c, Some(key))),
        _ => route.set("aws", aws(w, c, key)),
    }
    if key.method != "OPTIONS" && c.chance(15) {
        route.set("api_key", true);
        wanted.api_key = true;
    }
    demands(w, c, key, wanted, &mut route, models);
    limits(w, c, key, wanted, &mut route, &door);
    route
}

fn guard(w: &mut World, c: &mut Choices, wanted: &mut Wanted, guards: &mut Vec<Guard>) -> Option<Guard> {
    if (guards.is_empty() || c.chance(35))
        && let Some(guard) = super::rest::authorizer(w, c, &mut wanted.authorizers)
    {
        guards.push(guard.clone());
        return Some(guard);
    }
    (!guards.is_empty()).then(|| c.one(guards))
}

/// What a request must have.
fn demands(w: &mut World, c: &mut Choices, key: &Key, wanted: &mut Wanted, route: &mut Entries, models: &[String]) {
    if c.chance(15) {
        let mut query = c.some_at_least_one(&["page", "a.b", "from-day"]);
        if c.chance(5) {
            query.push("password");
            w.insecure("RA027");
        }
        route.set("required_query", query);
    }
    if c.chance(15) {
        let headers = c.some_at_least_one(&["X-Trace", "x-request_id", "If-Match"]);
        wanted.headers.extend(headers.iter().map(|name| (*name).to_owned()));
        route.set("required_headers", headers);
    }
    if !models.is_empty() && matches!(key.method, "POST" | "PUT" | "PATCH") && c.chance(60) {
        route.set("body", c.one(models));
    }
}

fn limits(w: &mut World, c: &mut Choices, key: &Key, wanted: &mut Wanted, route: &mut Entries, door: &Door) {
    if c.chance(15) {
        route.set("timeout", c.one(&["1s", "29s", "15s"]));
    }
    if c.chance(15) {
        route.set("throttling", routes::throttling(c));
    }
    if c.chance(10) {
        route.set("execution_log", c.one(&["off", "error", "info"]));
    }
    if c.chance(10) {
        route.set("metrics", c.chance(50));
    }
    if c.chance(6) {
        let trace = c.chance(30);
        route.set("data_trace", trace);
        if trace {
            w.insecure("MS009");
        }
    }
    // What is remembered for one caller is not given to another: by his token, where he has one.
    let known_by = match door {
        Door::Guard(guard) => guard.known_by.clone(),
        Door::Public => Vec::new(),
        Door::Iam => return,
    };
    if matches!(key.method, "GET" | "HEAD") && c.chance(45) {
        let mut cache = Entries::default();
        let keys: Vec<String> = known_by
            .into_iter()
            .chain(key.variables.iter().map(|name| format!("path.{name}")))
            .chain(c.some(&["query.page2"]).into_iter().map(str::to_owned))
            .collect();
        if !keys.is_empty() {
            cache.set("keys", keys);
        }
        if c.chance(40) {
            cache.set("ttl", c.one(&["1s", "1h", "1m"]));
        }
        if c.chance(20) {
            let encrypted = c.chance(70);
            cache.set("encrypted", encrypted);
            if !encrypted {
                w.insecure("MS008");
            }
        }
        route.set("cache", cache.0);
        wanted.cache = true;
    }
}

fn mock(c: &mut Choices) -> Value {
    let mut mock = Entries::default();
    if c.chance(40) {
        mock.set("status", c.one(&[204, 100, 599]));
    }
    if c.chance(60) {
        mock.set("body", c.one(&["[]", "{\"größe\": \"1 'x' # y\"}", "{\"in\": \"${aws.region}\"}"]));
    }
    Value::Object(mock.0)
}

fn aws(w: &mut World, c: &mut Choices, key: &Key) -> Value {
    let mut aws = Entries::default();
    let needed = match c.below(3) {
        0 => {
            aws.set("service", "dynamodb");
            aws.set("action", c.one(&["PutItem", "GetItem"]));
            json!({ "actions": ["dynamodb:PutItem", "dynamodb:GetItem"], "resources": ["arn:aws:dynamodb:eu-central-1:123456789012:table/items"] })
        }
        1 => {
            aws.set("service", "sqs");
            aws.set("path", c.one(&["${aws.account_id}/jobs", "123456789012/jobs"]));
            json!({ "actions": ["sqs:SendMessage"], "resources": ["arn:aws:sqs:eu-central-1:123456789012:jobs"] })
        }
        _ => {
            aws.set("service", "s3");
            aws.set("path", w.text(c, "bucket/orders/latest.json"));
            aws.set("method", c.one(&["GET", "PUT", "DELETE", "HEAD", "POST", "PATCH", "OPTIONS"]));
            json!({ "actions": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], "resources": ["arn:aws:s3:::bucket/orders/*"] })
        }
    };
    if c.chance(30) {
        aws.set("role", w.text(c, "arn:aws:iam::123456789012:role/send-jobs"));
    } else {
        // What the call needs, and perhaps more.
        let mut may = permissions::statements(w, c, false);
        may.as_array_mut().unwrap().insert(0, needed);
        aws.set("may", may);
    }
    let mut parameters = Entries::default();
    let mut sources: Vec<String> = [
        "'fixed value'",
        "method.request.querystring.page",
        "method.request.header.X-Trace",
        "method.request.multivaluequerystring.tag",
        "method.request.body[0].price",
        "context.requestId",
        "stageVariables.Color_0",
    ]
    .map(str::to_owned)
    .to_vec();
    sources.extend(key.variables.iter().map(|name| format!("method.request.path.{name}")));
    for (index, target) in c.some(&["header.Content-Type", "querystring.a", "header.X-Y"]).into_iter().enumerate() {
        parameters.set(target, if index == 0 { "'application/x-www-form-urlencoded'".to_owned() } else { c.one(&sources) });
    }
    aws.fill("parameters", parameters);
    if c.chance(60) {
        let template = c.one(&[
            "Action=SendMessage&MessageBody=$util.urlEncode($input.body)",
            "{\"TableName\": \"items\", \"Key\": {\"id\": {\"S\": \"$input.params('id')\"}}}",
            "#set($x = 1)\n{\"a\": $x}",
        ]);
        aws.set("request", json!({ "application/json": template }));
    }
    if c.chance(50) {
        let mut responses = Entries::default();
        for (status, when) in c.some(&[("200", None), ("202", Some("2\\d{2}")), ("400", Some("4\\d{2}")), ("502", Some("5[0-9][0-9]"))]) {
            let mut response = Entries::default();
            if let Some(when) = when {
                response.set("when", when);
            }
            if c.chance(50) {
                response.set("body", c.one(&["{}", "{\"error\":\"refused\", \"at\": \"$context.requestTime\"}"]));
            }
            responses.set(status, response.0);
        }
        aws.fill("responses", responses);
    }
    Value::Object(aws.0)
}
