//! Legal specs, broken at random: whatever comes of it, it is a document that AWS's schemas accept, or findings.
//!
//! This is what holds the rules and the model together. A spec in which no rule finds an error resolves, always; and a spec
//! that was broken never panics, never hangs, and never compiles into something that the resource schemas or the API models refuse.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that meets the unexpected stops"
)]

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use poolgate::allowances::bar;
use poolgate::files::Files;
use poolgate::rules::Check;
use poolgate::rules::page::Page;
use poolgate::{Finding, Format, Refused};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use support::api_models;
use support::resource_schemas::judge;

/// Any file there is: the fixtures' code is not what is tried here.
struct AnyFile;

impl Files for AnyFile {
    fn read(&self, _: &str) -> Result<String, String> {
        Ok("def handler(event, context):\n    return {}\n".to_owned())
    }
}

fn specs() -> Vec<Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = [
        "tests/fixtures/ok/pool.yaml",
        "tests/fixtures/ok/api.yaml",
        "tests/fixtures/deploy/network-endpoints/poolgate.yaml",
        "tests/fixtures/deploy/network-nat/poolgate.yaml",
        "tests/fixtures/ok/existing-pool.yaml",
        "examples/login-api/poolgate.yaml",
        "examples/hosted-login/poolgate.yaml",
        "tests/fixtures/reference/with_findings.yaml",
    ];
    files.iter().map(|file| serde_yaml::from_str(&std::fs::read_to_string(root.join(file)).unwrap()).unwrap()).collect()
}

/// Something that people, or their enemies, write in a place where it does not belong.
fn odd_values() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(100_000_000_000_i64),
        json!(""),
        json!(" "),
        json!("x"),
        json!("X-Y_z.9"),
        json!("ü 🎉"),
        json!("${"),
        json!("${}"),
        json!("${stage}"),
        json!("${user_pool.id}"),
        json!("${clients.web.id}"),
        json!("${functions.vet.arn}"),
        json!("${api.url}"),
        json!("$${x}"),
        json!("a'b\"c\\d"),
        json!("a\nb"),
        json!("0s"),
        json!("1s"),
        json!("5m"),
        json!("400d"),
        json!("email"),
        json!("code"),
        json!("implicit"),
        json!("client_credentials"),
        json!("openid"),
        json!("orders/read"),
        json!("orders"),
        json!("id"),
        json!("access"),
        json!("cognito"),
        json!("https://example.com/"),
        json!("*"),
        json!("a".repeat(3000)),
        json!([]),
        json!({}),
        json!(["email"]),
        json!(["client_credentials"]),
        json!(["code", "implicit", "client_credentials"]),
        json!({"Ref": "x"}),
        json!({"a": {"b": []}}),
    ]
}

#[derive(Debug, Clone)]
enum Change {
    Remove(Index),
    Replace(Index, Value),
    Rename(Index, String),
    Copy(Index, Index),
    Repeat(Index),
}

fn change() -> impl Strategy<Value = Change> {
    let keys = [
        "x",
        "",
        "GET /",
        "ANY /{proxy+}",
        "OPTIONS /orders",
        "GET /orders/{other}",
        "web",
        "Ref",
        "a b",
        "rest",
        "custom",
        "prefix",
        "scopes",
        "public",
    ];
    prop_oneof![
        3 => any::<Index>().prop_map(Change::Remove),
        4 => (any::<Index>(), select(odd_values())).prop_map(|(at, value)| Change::Replace(at, value)),
        1 => (any::<Index>(), select(keys.to_vec())).prop_map(|(at, key)| Change::Rename(at, key.to_owned())),
        3 => (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Change::Copy(from, to)),
        1 => any::<Index>().prop_map(Change::Repeat),
    ]
}

/// Every value of a tree by its JSON pointer, the root left out.
fn pointers(value: &Value, at: &str, out: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(entries) => entries.iter().map(|(key, value)| (key.replace('~', "~0").replace('/', "~1"), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    for (key, value) in inner {
        let at = format!("{at}/{key}");
        out.push(at.clone());
        pointers(value, &at, out);
    }
}

fn parent_and_key(pointer: &str) -> (&str, String) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    (parent, key.replace("~1", "/").replace("~0", "~"))
}

fn apply(spec: &mut Value, change: &Change) {
    let mut all = Vec::new();
    pointers(spec, "", &mut all);
    let (Change::Remove(at) | Change::Replace(at, _) | Change::Rename(at, _) | Change::Copy(at, _) | Change::Repeat(at)) = change;
    if all.is_empty() {
        return;
    }
    let pointer: &String = at.get(&all);
    let (parent, key) = parent_and_key(pointer);
    match change {
        Change::Remove(_) => match spec.pointer_mut(parent).unwrap() {
            Value::Object(entries) => {
                entries.shift_remove(&key);
            }
            Value::Array(items) => {
                items.remove(key.parse().unwrap());
            }
            _ => unreachable!("a parent holds something"),
        },
        Change::Replace(_, value) => *spec.pointer_mut(pointer).unwrap() = value.clone(),
        Change::Rename(_, new) => {
            if let Value::Object(entries) = spec.pointer_mut(parent).unwrap() {
                let value = entries.shift_remove(&key).unwrap();
                entries.insert(new.clone(), value);
            }
        }
        Change::Copy(_, to) => {
            let value = spec.pointer(pointer).unwrap().clone();
            let to: &String = to.get(&all);
            *spec.pointer_mut(to).unwrap() = value;
        }
        Change::Repeat(_) => {
            if let Value::Array(items) = spec.pointer_mut(parent).unwrap() {
                let item = items[key.parse::<usize>().unwrap()].clone();
                items.push(item);
            }
        }
    }
}

fn try_out(text: &str) -> Result<(), TestCaseError> {
    let Ok(spec) = poolgate::read(text.as_bytes()) else { return Ok(()) };
    match poolgate::compile(&spec, &AnyFile) {
        Err(Refused::Findings(verdict)) => {
            prop_assert!(verdict.stops_output());
            Ok(())
        }
        Err(Refused::Bug(bug)) => Err(TestCaseError::fail(format!("{bug}\n{text}"))),
        Ok(compiled) => {
            let template: Value = serde_json::from_str(&compiled.cloudformation(Format::Json)).unwrap();
            let violations = judge(&template);
            prop_assert!(violations.is_empty(), "{violations:#?}\n{text}");
            for (id, resource) in template["Resources"].as_object().unwrap() {
                let violations = api_models::violations(id, resource);
                prop_assert!(violations.is_empty(), "{violations:#?}\n{text}");
            }
            Ok(())
        }
    }
}

/// What a finding is, for comparison.
fn told(finding: &Finding) -> (&'static str, Option<String>, String) {
    (finding.rule.code, finding.place.path().map(ToString::to_string), finding.message.clone())
}

/// Allows all that can be allowed. What stands then is the rest; and if nothing stops the output, there is one.
fn allow_all(spec: &mut Value) -> Result<(), TestCaseError> {
    let found = |spec: &Value| {
        let read = poolgate::read(spec.to_string().as_bytes()).ok()?;
        Some(match poolgate::compile(&read, &AnyFile) {
            Err(Refused::Findings(verdict)) => Ok((verdict, None)),
            Err(Refused::Bug(bug)) => Err(TestCaseError::fail(format!("{bug}\n{spec:#}"))),
            Ok(compiled) => Ok((compiled.verdict().clone(), Some(compiled.cloudformation(Format::Json)))),
        })
    };
    // What it allows already was broken with it.
    spec.as_object_mut().unwrap().shift_remove("allow");
    let Some(before) = found(spec) else { return Ok(()) };
    let (before, _) = before?;
    let (can, cannot): (Vec<_>, Vec<_>) = before.findings.iter().partition(|finding| bar(finding.rule).is_none());
    let places: BTreeSet<_> = can.iter().map(|finding| (finding.rule.code, finding.place.path().unwrap().to_string())).collect();
    let allow = places.into_iter().map(|(rule, at)| json!({ "rule": rule, "at": at, "reason": "a test" })).collect();
    spec.as_object_mut().unwrap().insert("allow".to_owned(), allow);
    let (after, document) = found(spec).unwrap()?;
    // Once nothing stops the output any more, the rules about resources speak too.
    let of_resources = |finding: &Finding| matches!(finding.rule.check, Check::Graph(_));
    let stopped = before.findings.iter().any(|finding| finding.severity().stops_output() && !of_resources(finding));
    let spoke_before = |finding: &&Finding| !(stopped && of_resources(finding));
    let stands: Vec<_> = after.findings.iter().filter(spoke_before).map(told).collect();
    prop_assert_eq!(stands, cannot.into_iter().map(told).collect::<Vec<_>>(), "{:#}", spec);
    let allowed: Vec<_> = after.allowed.iter().map(|allowed| told(&allowed.finding)).collect();
    prop_assert_eq!(allowed, can.into_iter().map(told).collect::<Vec<_>>(), "{:#}", spec);
    if let Some(document) = document {
        let violations = judge(&serde_json::from_str(&document).unwrap());
        prop_assert!(violations.is_empty(), "{violations:#?}\n{spec:#}");
    }
    Ok(())
}

/// The specs, and with them all that are known to be wrong below `error`.
fn specs_and_wrong_ones() -> Vec<Value> {
    let rules = poolgate::rules::all().filter(|rule| bar(rule).is_none());
    let wrong = rules.flat_map(|rule| Page::parse(rule.page).unwrap().wrong).map(|text| serde_yaml::from_str(text).unwrap());
    wrong.chain(specs()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { ..ProptestConfig::with_cases(1500) })]

    #[test]
    fn a_broken_spec_compiles_into_what_aws_takes_or_into_findings(
        spec in select(specs()),
        changes in prop::collection::vec(change(), 1..5),
    ) {
        let mut spec = spec;
        for change in &changes {
            apply(&mut spec, change);
        }
        try_out(&serde_json::to_string_pretty(&spec).unwrap())?;
    }

    #[test]
    fn whatever_can_be_allowed_is(spec in select(specs_and_wrong_ones()), changes in prop::collection::vec(change(), 0..4)) {
        let mut spec = spec;
        for change in &changes {
            apply(&mut spec, change);
        }
        allow_all(&mut spec)?;
    }
}
