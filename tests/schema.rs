//! The JSON Schema of the spec: current, a schema, and of one mind with the reader.
#![cfg(feature = "schema")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on stops, in its helpers too")]

use std::sync::LazyLock;

use jsonschema::Validator;
use poolgate::files::NoFiles;
use poolgate::schema;
use serde_json::Value;

mod support;

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| jsonschema::draft7::new(&schema::value()).unwrap());

/// The document as an editor's YAML server sees it.
fn document(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("{error}: {yaml}"))
}

/// Where the schema finds fault.
fn faults(document: &Value) -> Vec<String> {
    VALIDATOR.iter_errors(document).map(|error| error.instance_path().to_string()).collect()
}

#[track_caller]
fn assert_valid(name: &str, yaml: &str) {
    let document = document(yaml);
    let errors: Vec<_> = VALIDATOR.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
}

#[test]
fn the_committed_schema_is_current() {
    support::generated::current("schema/poolgate.schema.json", &schema::json());
}

#[test]
fn it_is_a_schema_of_draft_07() {
    let schema = schema::value();
    if let Err(error) = jsonschema::draft7::meta::validate(&schema) {
        panic!("{}: {error}", error.instance_path());
    }
}

/// Every schema inside a schema, with its way there.
fn each(schema: &Value, at: &str, visit: &mut dyn FnMut(&str, &Value)) {
    visit(at, schema);
    for (key, value) in schema.as_object().into_iter().flatten() {
        let here = format!("{at}/{key}");
        match (key.as_str(), value) {
            ("properties" | "definitions", Value::Object(all)) => {
                all.iter().for_each(|(name, one)| each(one, &format!("{here}/{name}"), visit));
            }
            ("allOf" | "anyOf" | "oneOf", Value::Array(all)) => {
                all.iter().enumerate().for_each(|(i, one)| each(one, &format!("{here}/{i}"), visit));
            }
            ("items" | "additionalProperties" | "propertyNames" | "if" | "then" | "not" | "contains", one) => each(one, &here, visit),
            _ => {}
        }
    }
}

#[test]
fn everything_is_closed_and_described() {
    each(&schema::value(), "", &mut |at, one| {
        let described = one.get("description").is_some_and(|text| text.as_str().is_some_and(|text| !text.contains('\n')));
        if let Some(properties) = one.get("properties").filter(|_| !at.contains("/if") && !at.contains("/then") && !at.contains("/allOf/"))
        {
            assert_eq!(one["additionalProperties"], false, "{at} takes any key");
            for (key, property) in properties.as_object().unwrap() {
                assert!(property.get("description").is_some(), "{at}: {key} is not described");
            }
        }
        if at.starts_with("/definitions/") && at.matches('/').count() == 2 {
            assert!(described, "{at} has no description of one line");
        }
        assert!(one.get("format").is_none_or(Value::is_object), "{at} has a format of Rust");
        assert_ne!(one.get("type"), Some(&Value::from("null")), "{at} takes null");
        assert!(!one["type"].as_array().is_some_and(|all| all.contains(&Value::from("null"))), "{at} takes null");
        assert_ne!(one.get("default"), Some(&Value::Null), "{at}");
    });
}

/// That they compile is what `tests/golden.rs` and `tests/reference.rs` see to.
#[test]
fn examples_and_fixtures_are_valid() {
    let mut seen = 0;
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = |folder| std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let examples = entries("examples").map(|folder| folder.join("poolgate.yaml")).filter(|path| path.is_file());
    let fixtures = ["tests/fixtures/ok", "tests/fixtures/reference"].into_iter().flat_map(entries);
    let fixtures = fixtures.filter(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    for path in examples.chain(fixtures) {
        assert_valid(&path.display().to_string(), &std::fs::read_to_string(&path).unwrap());
        seen += 1;
    }
    assert!(seen >= 10, "{seen}");
}

/// What an editor underlines while it is being typed: a document, and the place where the schema says no.
#[test]
fn broken_rules_are_shown_where_they_are_broken() {
    let client = |body: &str| format!("name: a\nclients: {{ c: {{ {body} }} }}");
    let route = |body: &str| format!("name: a\napi: {{ rest: {{ stage: s, routes: {{ GET /a: {{ {body} }} }} }} }}");
    let custom = |body: &str| format!("name: a\nuser_pool: {{ attributes: {{ custom: {{ t: {{ {body} }} }} }} }}");
    let aws = |body: &str| route(&format!("iam: true, aws: {{ service: sqs, {body} }}"));
    for (document, place) in [
        (client("secret: true, oauth: { flows: [implicit, client_credentials], scopes: [o/r] }"), "/clients/c/oauth/flows/0"),
        (client("secret: true, oauth: { flows: [client_credentials, code], scopes: [o/r] }"), "/clients/c/oauth/flows/1"),
        (client("oauth: { flows: [client_credentials], scopes: [o/r] }"), "/clients/c"),
        (client("secret: false, oauth: { flows: [client_credentials], scopes: [o/r] }"), "/clients/c/secret"),
        (client("secret: true, oauth: { flows: [client_credentials], scopes: [o/r, openid] }"), "/clients/c/oauth/scopes/1"),
        (client("oauth: { flows: [cod] }"), "/clients/c/oauth/flows/0"),
        (client("ouath: {}"), "/clients/c"),
        (route("public: x"), "/api/rest/routes/GET ~1a"),
        (route("function: f"), "/api/rest/routes/GET ~1a"),
        (route("function: f, mock: {}, public: x"), "/api/rest/routes/GET ~1a"),
        (route("function: f, public: x, iam: true"), "/api/rest/routes/GET ~1a"),
        (route("function: f, public: x, authorizer: p"), "/api/rest/routes/GET ~1a"),
        (route("function: f, iam: false"), "/api/rest/routes/GET ~1a"),
        (route("function: f, public: x").replace("GET /a", "get /a"), "/api/rest/routes"),
        (route("function: f, public: x").replace("GET /a", "GET a"), "/api/rest/routes"),
        (aws("action: A, path: p, role: r"), "/api/rest/routes/GET ~1a/aws"),
        (aws("role: r"), "/api/rest/routes/GET ~1a/aws"),
        (aws("action: A, role: r, responses: { OK: {} }"), "/api/rest/routes/GET ~1a/aws/responses"),
        (custom("mutable: true"), "/user_pool/attributes/custom/t"),
        (custom("string: {}, number: {}"), "/user_pool/attributes/custom/t"),
    ] {
        let found = faults(&self::document(&document));
        assert!(found.iter().any(|fault| fault == place), "{place} is not among {found:?}: {document}");
        assert!(found.iter().all(|fault| fault.starts_with(place)), "{found:?}: {document}");
    }
    for document in [
        client("secret: true, oauth: { flows: [client_credentials], scopes: [o/r] }"),
        client("oauth: { flows: [code, implicit], scopes: [openid], callback_urls: [\"https://a.example\"] }"),
        route("function: f, iam: true"),
        route("mock: {}, authorizer: p, iam: false"),
        aws("action: A, role: r, responses: { 204: {} }").replace("204", "\"204\""),
        custom("boolean: {}, mutable: false"),
    ] {
        assert_valid(&document, &document);
    }
}

/// Shapes that both the schema and the reader judge. They say the same.
#[test]
fn the_schema_and_the_reader_agree() {
    let good = [
        "name: a",
        "name: \"a\"",
        "name: a\ndescription: 5",
        "name: a\nparameters: {}",
        "name: a\nparameters: { p: {} }",
        "name: a\nparameters: { p: { default: 8, allowed_values: [8, a, 1.5] } }",
        "name: a\nparameters: { p: { secret: true } }",
        "name: a\nuser_pool: {}",
        "name: a\nuser_pool: { name: 7 }",
        "name: a\nuser_pool: { sign_in: { attributes: [email, phone_number] } }",
        "name: a\nuser_pool: { sign_in: { username: {} } }",
        "name: a\nuser_pool: { password: { minimum_length: 8, temporary_validity: 1d } }",
        "name: a\nuser_pool: { attributes: { email: {}, custom: { n: { number: { min: -5, max: 5 } } } } }",
        "name: a\nuser_pool: { email: { ses: { identity: x } } }",
        "name: a\nuser_pool: { domain: { prefix: p } }",
        "name: a\nuser_pool: { on_delete: delete, feature_plan: plus }",
        "name: a\nuser_pool: { users: { u: { attributes: { a: 1 }, invite_by: [sms] } } }",
        "name: a\nresource_servers: { r: { identifier: x, scopes: { s: 1 } } }",
        "name: a\nclients: { c: { tokens: { access: 15m, rotation: { grace: 0s } } } }",
        "name: a\nclients: { c: { identity_providers: [], read_attributes: [custom:x] } }",
        "name: a\nclients: { 5: {} }",
        "name: a\nfunctions: { f: { code: { inline: x }, memory: 128, timeout: 10s, architecture: arm64 } }",
        "name: a\nfunctions: { f: { code: { built_in: login }, environment: { A: 1 }, tracing: true } }",
        "name: a\nfunctions: { f: { may: { statements: [{ actions: [], resources: [1], conditions: { Op: { k: [v] } } }] } } }",
        "name: a\napi: { rest: { stage: 1, routes: {} } }",
        "name: a\napi: { rest: { stage: s, routes: {}, throttling: { rate: 0.5, burst: 1 } } }",
        "name: a\napi: { rest: { stage: s, routes: {}, models: { M: { type: [object, null], x: ~, deep: [1, true] } } } }",
        "name: a\napi: { rest: { stage: s, routes: {}, models: { M: ~, N: 5 } } }",
        "name: a\napi: { rest: { stage: s, routes: {}, gateway_responses: { default_4xx: { status: 400 } } } }",
        "name: a\napi: { rest: { stage: s, routes: {}, authorizers: { p: { user_pool: { token: id, cache: 0s } } } } }",
        "name: a\napi: { rest: { stage: s, routes: {}, authorizers: { t: { token: { function: f } }, r: { request: { function: f } } } } }",
        "name: a\napi: { rest: { stage: s, routes: {}, cache: { size: 0.5 } } }",
        "name: a\napi: { rest: { stage: s, routes: {}, cache: { size: \"118\" } } }",
        "name: a\napi: { rest: { stage: s, routes: { GET /: { mock: {}, public: y, cache: {}, metrics: false, execution_log: info } } } }",
        "name: a\napi: { rest: { stage: s, routes: {}, usage_plans: { p: { quota: { limit: 1, period: day } } } } }",
        "name: a\napi: { rest: { stage: s, routes: { GET /: { http: { url: x, method: ANY }, public: y } } } }",
        "name: a\noutputs: { o: { value: 1, export: 2 } }",
        "name: a\ntags: { a: 1, b: x }",
        "name: a\nallow: []",
        "name: a\nallow: [{ rule: r, at: the spec, reason: x }]",
        "name: a\nallow: [{ rule: r, at: 'a[0][\"b c\"]', reason: 5, until: 2027-03-31 }]",
    ];
    let bad = [
        "{}",
        "[]",
        "x",
        "name: true",
        "name: ~",
        "name: [a]",
        "name: a\ndescription: true",
        "name: a\ndescription: ~",
        "name: a\nnam: b",
        "name: a\nparameters: []",
        "name: a\nparameters: ~",
        "name: a\nparameters: { p: ~ }",
        "name: a\nparameters: { p: { default: true } }",
        "name: a\nparameters: { p: { default: ~ } }",
        "name: a\nparameters: { p: { secret: 1 } }",
        "name: a\nparameters: { p: { secret: \"true\" } }",
        "name: a\nparameters: { p: { allowed_values: x } }",
        "name: a\nparameters: { p: { allowed_values: [true] } }",
        "name: a\nuser_pool: ~",
        "name: a\nuser_pool: []",
        "name: a\nuser_pool: { sign_in: email }",
        "name: a\nuser_pool: { sign_in: username }",
        "name: a\nuser_pool: { sign_in: {} }",
        "name: a\nuser_pool: { sign_in: { attributes: [email], username: {} } }",
        "name: a\nuser_pool: { sign_in: { attributes: [mail] } }",
        "name: a\nuser_pool: { password: { minimum_length: \"8\" } }",
        "name: a\nuser_pool: { password: { minimum_length: -1 } }",
        "name: a\nuser_pool: { password: { minimum_length: 1.5 } }",
        "name: a\nuser_pool: { password: { minimum_length: 4294967296 } }",
        "name: a\nuser_pool: { password: { temporary_validity: 7 } }",
        "name: a\nuser_pool: { password: { temporary_validity: 7 d } }",
        "name: a\nuser_pool: { password: { temporary_validity: week } }",
        "name: a\nuser_pool: { attributes: { mail: {} } }",
        "name: a\nuser_pool: { attributes: { custom: { b: { boolean: true } } } }",
        "name: a\nuser_pool: { attributes: { custom: { b: { boolean: { x: 1 } } } } }",
        "name: a\nuser_pool: { email: cognito }",
        "name: a\nuser_pool: { email: { ses: {} } }",
        "name: a\nuser_pool: { domain: { prefix: ~ } }",
        "name: a\nuser_pool: { on_delete: Retain }",
        "name: a\nuser_pool: { on_delete: { retain: {} } }",
        "name: a\nuser_pool: { users: { u: { attributes: { email_verified: true } } } }",
        "name: a\nresource_servers: { r: {} }",
        "name: a\nresource_servers: { r: { identifier: x, scopes: [s] } }",
        "name: a\nclients: { c: { tokens: { access: 3600 } } }",
        "name: a\nclients: { c: { auth_flows: user_srp } }",
        "name: a\nclients: { c: { auth_flows: [srp] } }",
        "name: a\nclients: { c: { identity_providers: ~ } }",
        "name: a\nfunctions: { f: { code: { zip: x } } }",
        "name: a\nfunctions: { f: { code: { s3: { bucket: b } } } }",
        "name: a\nfunctions: { f: { architecture: arm } }",
        "name: a\nfunctions: { f: { may: { user_pool: [everything] } } }",
        "name: a\nfunctions: { f: { may: { statements: [{ actions: [] }] } } }",
        "name: a\nfunctions: { f: { may: { statements: [{ actions: [], resources: [], conditions: { Op: { k: v } } }] } } }",
        "name: a\napi: {}",
        "name: a\napi: { rest: {} }",
        "name: a\napi: { rest: { stage: s } }",
        "name: a\napi: { http: {} }",
        "name: a\napi: { rest: { stage: s, routes: [] } }",
        "name: a\napi: { rest: { stage: s, routes: {}, throttling: { rate: 1 } } }",
        "name: a\napi: { rest: { stage: s, routes: {}, throttling: { rate: \"1\", burst: 1 } } }",
        "name: a\napi: { rest: { stage: s, routes: {}, gateway_responses: { nonsense: {} } } }",
        "name: a\napi: { rest: { stage: s, routes: {}, gateway_responses: { throttled: { status: 70000 } } } }",
        "name: a\napi: { rest: { stage: s, routes: {}, authorizers: { p: { user_pool: {} } } } }",
        "name: a\napi: { rest: { stage: s, routes: {}, authorizers: { t: { token: {} } } } }",
        "name: a\napi: { rest: { stage: s, routes: {}, authorizers: { t: { token: { function: f, identity_sources: [] } } } } }",
        "name: a\napi: { rest: { stage: s, routes: {}, authorizers: { r: { request: { function: f, validation: x } } } } }",
        "name: a\napi: { rest: { stage: s, routes: {}, cache: {} } }",
        "name: a\napi: { rest: { stage: s, routes: {}, cache: { size: 1 } } }",
        "name: a\napi: { rest: { stage: s, routes: { GET /: { http: { url: x, method: get }, public: y } } } }",
        "name: a\napi: { rest: { stage: s, routes: { GET /: { mock: {}, iam: yes, public: y } } } }",
        "name: a\noutputs: { o: {} }",
        "name: a\nallow: {}",
        "name: a\nallow: [{ rule: r, at: a }]",
        "name: a\nallow: [{ rule: r, at: a, reason: x, until: 31.3.2027 }]",
        "name: a\nallow: [{ rule: r, at: a, reason: x, by: me }]",
        "name: a\noutputs: { o: { value: x, export: true } }",
        "name: a\ntags: { a: false }",
    ];
    for (yaml, legal) in good.into_iter().map(|yaml| (yaml, true)).chain(bad.into_iter().map(|yaml| (yaml, false))) {
        assert_eq!(poolgate::read(yaml.as_bytes()).is_ok(), legal, "the reader: {yaml}");
        assert_eq!(VALIDATOR.is_valid(&document(yaml)), legal, "the schema: {yaml}: {:?}", faults(&document(yaml)));
    }
}

/// Where the two differ, and why. An exception that is none any more goes into the table above.
#[test]
fn exceptions_are_known() {
    // A schema sees values, and the reader text.
    for (yaml, why) in [
        ("name: a\nuser_pool: { password: { history: 5.0 } }", "to JSON Schema 5.0 is a whole number"),
        ("name: a\nuser_pool: { sms: { external_id: 007 } }", "the lost zero is gone before the schema looks"),
        ("name: a\napi: { rest: { stage: s, routes: {}, cache: { size: 0.50 } } }", "a word is compared as it is written"),
        ("name: &a a", "and so are anchors"),
        ("name: a\nclients: { c: { tokens: { access: 99999999999999999999d } } }", "a pattern cannot count"),
        ("name: a\nallow: [{ rule: r, at: a, reason: x, until: 2027-02-30 }]", "a pattern has no calendar"),
        ("name: a\nallow: [{ rule: r, at: a..b, reason: x }]", "a path is not checked while it is being written"),
        ("name: a\nuser_pool: { attributes: { custom: { n: { number: { max: 9223372036854775808 } } } } }", "64 bits are not bounded"),
    ] {
        assert!(poolgate::read(yaml.as_bytes()).is_err(), "{why}: {yaml}");
        assert!(VALIDATOR.is_valid(&document(yaml)), "{why}: {yaml}: {:?}", faults(&document(yaml)));
    }
    // The conditions are rules, which come after the reader.
    for yaml in [
        "name: a\nclients: { c: { oauth: { flows: [implicit, client_credentials] } } }",
        "name: a\napi: { rest: { stage: s, routes: { GET /: {} } } }",
        "name: a\napi: { rest: { stage: s, routes: { get /: { mock: {}, public: x } } } }",
        "name: a\nuser_pool: { attributes: { custom: { t: {} } } }",
    ] {
        assert!(poolgate::read(yaml.as_bytes()).is_ok(), "{yaml}");
        assert!(!VALIDATOR.is_valid(&document(yaml)), "{yaml}");
        let findings = poolgate::check_text(yaml.as_bytes(), &NoFiles);
        assert!(!matches!(findings, Ok(findings) if findings.is_empty()), "no rule says what the schema says: {yaml}");
    }
}
