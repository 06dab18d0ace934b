//! What the routes of both kinds of API have in common: keys, doors, and what answers.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::choices::Choices;
use super::functions;
use super::world::{Entries, World};

const LITERALS: &[&str] = &["orders", "v1.2", "a_b", "health:check", "Z-9"];
/// By their depth: no path has a name twice, and no two routes have different names at one place.
const VARIABLES: &[&str] = &["id", "item-id", "x.y", "Sub_1", "v"];
const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "ANY", "OPTIONS"];

/// The keys that are taken, and what stands for any part of a path at each place.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    taken: BTreeSet<String>,
    variable: BTreeMap<String, bool>,
    /// The paths that some route locks, and those that some route lets everybody change.
    locked: BTreeSet<String>,
    changed_by_all: BTreeSet<String>,
}

/// A key of a route.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    pub(crate) method: &'static str,
    pub(crate) path: String,
    /// The variables of its path.
    pub(crate) variables: Vec<String>,
    /// Whether it takes all the rest of a path.
    pub(crate) greedy: bool,
}

impl Keys {
    /// A key that no route has yet, if the choice falls on one.
    pub(crate) fn next(&mut self, c: &mut Choices, methods: &[&'static str]) -> Option<Key> {
        let mut key = Key { method: c.one(methods), path: String::new(), variables: Vec::new(), greedy: false };
        for variable in VARIABLES.iter().take(c.below(5)) {
            if c.chance(30) {
                let greedy = *self.variable.entry(key.path.clone()).or_insert_with(|| c.chance(30));
                let name = if greedy { "proxy" } else { variable };
                key.path += &format!("/{{{name}{}}}", if greedy { "+" } else { "" });
                key.variables.push(name.to_owned());
                key.greedy = greedy;
                if greedy {
                    break;
                }
            } else {
                key.path += &format!("/{}", c.one(LITERALS));
            }
        }
        if key.path.is_empty() {
            key.path.push('/');
        }
        self.taken.insert(key.text()).then_some(key)
    }

    /// Whether a route must be open, or must be locked, so that nobody changes openly what others must show a token to read.
    pub(crate) fn due(&self, key: &Key) -> Option<bool> {
        if self.changed_by_all.contains(&key.path) {
            return Some(true);
        }
        (key.changes() && self.locked.contains(&key.path)).then_some(false)
    }

    /// Takes note of who may call a route.
    pub(crate) fn note(&mut self, key: &Key, open: bool) {
        if !open {
            self.locked.insert(key.path.clone());
        } else if key.changes() {
            self.changed_by_all.insert(key.path.clone());
        }
    }

    /// Takes a key, if it is still free.
    pub(crate) fn take(&mut self, key: &Key) -> bool {
        self.taken.insert(key.text())
    }
}

impl Key {
    /// Whether its method changes what the path names (RFC 9110 section 9.3).
    fn changes(&self) -> bool {
        matches!(self.method, "PUT" | "PATCH" | "DELETE" | "ANY")
    }

    pub(crate) fn text(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

/// The methods that routes can have; where `cors` answers preflights itself none is for them.
pub(crate) fn methods(cors: bool) -> &'static [&'static str] {
    if cors { METHODS.split_last().map_or(&[], |(_, all)| all) } else { METHODS }
}

/// The scopes that routes of an authorizer name.
#[derive(Debug, Clone)]
pub(crate) enum Scopes {
    /// None.
    Never,
    /// One at least, of these.
    Always(Vec<String>),
    /// Some of these, or none.
    Perhaps(Vec<String>),
}

/// An authorizer, as its routes see it.
#[derive(Debug, Clone)]
pub(crate) struct Guard {
    pub(crate) name: String,
    pub(crate) scopes: Scopes,
    /// The headers that callers send for it.
    pub(crate) headers: Vec<String>,
    /// What its callers are known by, as a cache writes it.
    pub(crate) known_by: Vec<String>,
}

impl Guard {
    /// Puts the authorizer and its scopes on a route.
    pub(crate) fn lock(&self, c: &mut Choices, route: &mut Entries) {
        route.set("authorizer", self.name.as_str());
        let scopes = match &self.scopes {
            Scopes::Never => Vec::new(),
            Scopes::Always(all) => c.some_at_least_one(all),
            Scopes::Perhaps(all) => c.some(all),
        };
        if !scopes.is_empty() {
            route.set("scopes", scopes);
        }
    }
}

/// Says why everybody may call a route.
pub(crate) fn open(c: &mut Choices, route: &mut Entries) {
    route.set("public", c.one(&["whoever asks may know", "größer: # \"1\""]));
}

/// An HTTP endpoint that answers.
pub(crate) fn http(w: &mut World, c: &mut Choices, key: Option<&Key>) -> Value {
    let mut url = "https://backend.example.com:8443/v1".to_owned();
    for name in key.map(|key| c.some(&key.variables)).unwrap_or_default() {
        url += &format!("/{{{name}}}");
    }
    let mut http = Entries::default();
    if c.chance(4) {
        w.insecure("RA039");
        http.set("url", "http://backend.example.com/v1");
    } else if c.chance(10) {
        // A parameter can bring the host.
        let host = w.parameter(c, "https://backend.example.com");
        http.set("url", format!("${{{host}}}/v1"));
    } else {
        http.set("url", url);
    }
    if c.chance(40) {
        http.set("method", c.one(&["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY"]));
    }
    Value::Object(http.0)
}

/// A function that answers, by its name.
pub(crate) fn function(w: &mut World, c: &mut Choices, route: &mut Entries) {
    route.set("function", functions::answer(w, c));
}

pub(crate) fn throttling(c: &mut Choices) -> Value {
    json!({ "rate": c.one(&[json!(100), json!(0.5), json!(10.25), json!(1)]), "burst": c.one(&[50, 1, 5000]) })
}

/// The parts that both kinds of API have.
pub(crate) fn common(w: &mut World, c: &mut Choices, api: &mut Entries, rest: bool, edge: bool) {
    if c.chance(20) {
        api.set("name", w.text(c, "Orders of the shop"));
    }
    if c.chance(20) {
        api.set("description", w.prose(c, "Orders and a queue"));
    }
    if c.chance(25) {
        let mut variables = Entries::default();
        for (index, value) in c.some(&["blue", "https://legacy.example.com/a?b=c&d=e#f", "1.0,2~3_x"]).into_iter().enumerate() {
            variables.set(&format!("Color_{index}"), w.text(c, value));
        }
        api.fill("stage_variables", variables);
    }
    if c.chance(25) {
        let mut log = Entries::default();
        if c.chance(50) {
            log.set("retention", c.one(&["7d", "30d", "1d", "3653d"]));
        }
        if c.chance(50) {
            log.set("format", c.one(&["$context.requestId $context.status", "{\"id\": \"$context.extendedRequestId\", \"größe\": 1}"]));
        }
        api.set("access_log", log.0);
    }
    if c.chance(25) {
        domain(w, c, api, rest, edge);
    }
}

fn domain(w: &mut World, c: &mut Choices, api: &mut Entries, rest: bool, edge: bool) {
    let mut domain = Entries::default();
    let region = if edge { "us-east-1" } else { "eu-central-1" };
    domain.set("name", w.text(c, "api.example.com"));
    domain.set("certificate", w.text(c, &format!("arn:aws:acm:{region}:123456789012:certificate/5e6f7a8b-0000-0000-0000-000000000000")));
    if c.chance(50) {
        domain.set("hosted_zone", w.text(c, "Z1D633PJN98FT9"));
    }
    let old = rest && c.chance(8);
    if old || c.chance(30) {
        domain.set("minimum_tls", if old { "tls_1_0" } else { "tls_1_2" });
    }
    if old {
        w.insecure("DN013");
    }
    // A path of several parts needs a regional endpoint and TLS 1.2.
    let edge = edge || old;
    if c.chance(40) {
        domain.set("base_path", c.one(if edge { &["v1", "a_b-c.d"] } else { &["v1", "api/v2"] }));
    }
    api.set("domain", domain.0);
    if c.chance(60) {
        api.set("default_endpoint", c.chance(30));
    }
}
