//! The spec under construction, and what the later sections must know of the earlier ones.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::Legal;
use super::choices::Choices;

/// A mapping under construction.
#[derive(Debug, Default, Clone)]
pub(crate) struct Entries(pub(crate) Map<String, Value>);

impl Entries {
    pub(crate) fn set(&mut self, key: &str, value: impl Into<Value>) {
        self.0.insert(key.to_owned(), value.into());
    }

    /// Sets it if there is something in it.
    pub(crate) fn fill(&mut self, key: &str, entries: Self) {
        if !entries.0.is_empty() {
            self.set(key, entries.0);
        }
    }
}

/// The user pool of the spec.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PoolKind {
    /// None.
    Missing,
    /// One that is made.
    New,
    /// One that exists.
    Existing,
}

/// What the functions in the network can reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NetworkKind {
    /// There is none.
    Missing,
    /// Nothing.
    Closed,
    /// Cognito and perhaps more, by endpoints; only where the pool has no domain.
    Endpoints,
    /// Everything, as far as anybody knows.
    Open,
}

/// A client, as the rest of the spec sees it.
#[derive(Debug, Clone, Default)]
pub(crate) struct ClientFacts {
    pub(crate) name: String,
    /// Users sign in by calls of the SDK.
    pub(crate) sdk: bool,
    pub(crate) admin_password: bool,
    pub(crate) user_password: bool,
    /// Users see login pages.
    pub(crate) pages: bool,
    pub(crate) code: bool,
    pub(crate) machine: bool,
    /// The scopes that its tokens can carry.
    pub(crate) scopes: Vec<String>,
    pub(crate) openid: bool,
    pub(crate) revocation: bool,
    pub(crate) custom: bool,
}

impl ClientFacts {
    /// Whether somebody gets an id token by it.
    pub(crate) fn id_tokens(&self) -> bool {
        self.sdk || self.openid
    }

    /// Whether somebody gets a refresh token by it.
    pub(crate) fn refreshes(&self) -> bool {
        self.sdk || self.code
    }
}

/// An attribute that the pool says something of.
#[derive(Debug, Clone)]
pub(crate) struct AttributeFacts {
    /// As clients write it: `custom:tenant`.
    pub(crate) name: String,
    pub(crate) required: bool,
    pub(crate) mutable: bool,
    /// A value that a user can have.
    pub(crate) example: String,
}

/// The spec under construction.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) spec: Entries,
    pub(crate) pool: PoolKind,
    pub(crate) lite: bool,
    pub(crate) domain: bool,
    pub(crate) sms: bool,
    pub(crate) network: NetworkKind,
    pub(crate) attributes: Vec<AttributeFacts>,
    /// The identity providers, each with the attributes that it fills.
    pub(crate) providers: Vec<(String, Vec<String>)>,
    /// Those of them at which a sign-in can begin. A client has them only among providers of their kind.
    pub(crate) unsolicited: Vec<String>,
    /// The resource servers, each with its scopes.
    pub(crate) servers: Vec<(String, Vec<String>)>,
    pub(crate) clients: Vec<ClientFacts>,
    pub(crate) functions: Entries,
    /// The functions that can be named once more, by what they are for.
    pub(crate) reusable: Vec<(&'static str, String)>,
    /// Whether clients may refer to the API. If not, functions may refer to clients: both would be a circle.
    pub(crate) clients_know_the_api: bool,
    parameters: Map<String, Value>,
    names: BTreeMap<&'static str, usize>,
    files: BTreeMap<String, String>,
    insecure: BTreeSet<&'static str>,
}

/// Names of all shapes; no two of them become the same logical id.
const NAMES: &[&str] = &[
    "web",
    "mobile",
    "Back-Office",
    "kiosk_2",
    "x",
    "partner-v2",
    "Ops",
    "till",
    "batch_JOB",
    "n0",
    "a-name-of-many-words-that-nearly-fills-it",
    "Zebra",
    "no",
    "On_",
];

impl World {
    pub(crate) fn new(pool: PoolKind) -> Self {
        Self {
            spec: Entries::default(),
            pool,
            lite: false,
            domain: false,
            sms: false,
            network: NetworkKind::Missing,
            attributes: Vec::new(),
            providers: Vec::new(),
            unsolicited: Vec::new(),
            servers: Vec::new(),
            clients: Vec::new(),
            functions: Entries::default(),
            reusable: Vec::new(),
            clients_know_the_api: false,
            parameters: Map::new(),
            names: BTreeMap::new(),
            files: BTreeMap::new(),
            insecure: BTreeSet::new(),
        }
    }

    /// A name that nothing else in the section has.
    pub(crate) fn name(&mut self, c: &mut Choices, section: &'static str) -> String {
        let next = match self.names.get(section) {
            Some(last) => last + 1,
            None => c.below(NAMES.len()),
        };
        self.names.insert(section, next);
        let again = next / NAMES.len();
        let name = NAMES[next % NAMES.len()];
        if again == 0 { name.to_owned() } else { format!("{name}-{again}") }
    }

    /// A file beside the spec; returns its path.
    pub(crate) fn file(&mut self, path: &str, text: &str) -> String {
        self.files.insert(path.to_owned(), text.to_owned());
        path.to_owned()
    }

    /// Says that a rule of severity `insecure` will have something to say, and rightly.
    pub(crate) fn insecure(&mut self, code: &'static str) {
        self.insecure.insert(code);
    }

    /// A text, written out or given by a parameter, in whole or in part.
    pub(crate) fn text(&mut self, c: &mut Choices, literal: &str) -> Value {
        if literal.is_empty() || !c.chance(8) {
            return json!(literal);
        }
        let cut = literal.char_indices().nth(c.below(literal.chars().count())).map_or(0, |(at, _)| at);
        let name = self.parameter(c, &literal[cut..]);
        json!(format!("{}${{{name}}}", &literal[..cut]))
    }

    /// Prose, with what people put into prose.
    pub(crate) fn prose(&mut self, c: &mut Choices, literal: &str) -> Value {
        match c.below(8) {
            5 => json!(format!("{literal} for $${{you}} — größer als \"1\" & 'zwei': #3, 100 %")),
            6 => json!(format!("{literal} in ${{aws.region}}")),
            7 => self.text(c, literal),
            _ => json!(literal),
        }
    }

    /// A parameter whose default is this; returns its name.
    pub(crate) fn parameter(&mut self, c: &mut Choices, value: &str) -> String {
        let name = format!("{}{}", c.one(&["given-", "Given_", "given"]), self.parameters.len());
        let mut entries = Entries::default();
        if c.chance(50) {
            entries.set("description", "What it is for: `x`, \"y\" or # z");
        }
        // Whoever deploys the stack gives it, where there is no default.
        if c.chance(70) {
            entries.set("default", value);
            match c.below(4) {
                1 => entries.set("allowed_values", json!([value])),
                2 => entries.set("pattern", "(?s).*"),
                _ => {}
            }
        }
        self.parameters.insert(name.clone(), Value::Object(entries.0));
        name
    }

    /// A parameter that is a secret; returns its name.
    pub(crate) fn secret_parameter(&mut self) -> String {
        let name = format!("secret{}", self.parameters.len());
        self.parameters.insert(name.clone(), json!({ "description": "A secret", "secret": true }));
        name
    }

    /// The scopes that tokens can carry which some of these clients get; any at all where the spec has no client.
    pub(crate) fn scopes_of(&self, clients: &[ClientFacts]) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        if self.clients.is_empty() {
            all.extend(self.servers.iter().flat_map(|(server, scopes)| scopes.iter().map(move |scope| format!("{server}/{scope}"))));
            all.push("openid".to_owned());
        }
        for client in clients {
            all.extend(client.scopes.iter().cloned());
            all.extend(client.sdk.then(|| "aws.cognito.signin.user.admin".to_owned()));
        }
        let mut seen = BTreeSet::new();
        all.retain(|scope| seen.insert(scope.clone()));
        all
    }

    /// Allows, or does not, what is insecure on purpose.
    fn allow(&mut self, c: &mut Choices) {
        let mut allowances = Vec::new();
        for code in self.insecure.clone() {
            if c.chance(40) {
                self.insecure.remove(code);
                let mut allowance = Entries::default();
                allowance.set("rule", code);
                allowance.set("at", "the spec");
                allowance.set("reason", c.one(&["it is wanted: # 1", "größer"]));
                if c.chance(50) {
                    allowance.set("until", c.one(&["2999-12-31", "2096-02-29"]));
                }
                allowances.push(Value::Object(allowance.0));
            }
        }
        if !allowances.is_empty() {
            self.spec.set("allow", allowances);
        }
    }

    pub(crate) fn finish(mut self, c: &mut Choices) -> Legal {
        self.allow(c);
        let functions = std::mem::take(&mut self.functions);
        self.spec.fill("functions", functions);
        let parameters = std::mem::take(&mut self.parameters);
        self.spec.fill("parameters", Entries(parameters));
        Legal { spec: Value::Object(self.spec.0), files: self.files, insecure: self.insecure }
    }
}
