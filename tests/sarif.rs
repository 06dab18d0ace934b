//! What `gen check --format sarif` prints is SARIF 2.1.0, by the schema of the standard: for every rule, and for files and texts that
//! nobody in their right mind would write.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that meets the unexpected stops, in its helpers too")]

mod support;

use std::sync::LazyLock;

use jsonschema::Validator;
use poolgate::report;
use poolgate::rules::{self, page::Page};
use serde_json::Value;
use support::outside;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    // As published, the pattern of a language closes a bracket that it never opens, which most engines refuse.
    let text = include_str!("fixtures/sarif/sarif-schema-2.1.0.json");
    let schema: Value = serde_json::from_str(&text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$")).unwrap();
    jsonschema::options().with_draft(jsonschema::Draft::Draft7).should_validate_formats(true).build(&schema).unwrap()
});

/// The report of a spec as SARIF, held to the schema.
fn sarif(file: &str, spec: &[u8]) -> Value {
    let text = report::check(file, spec, outside()).report.sarif();
    let value: Value = serde_json::from_str(&text).unwrap();
    let faults: Vec<_> = SCHEMA.iter_errors(&value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{file}: {faults:#?}\n{text}");
    value
}

fn results(value: &Value) -> &Vec<Value> {
    value.pointer("/runs/0/results").and_then(Value::as_array).unwrap()
}

#[test]
fn every_rule_is_reported_as_the_standard_says() {
    for rule in rules::all() {
        for example in Page::parse(rule.page).unwrap().wrong {
            let value = sarif("poolgate.yaml", example.as_bytes());
            assert!(results(&value).iter().any(|result| result["ruleId"] == rule.code), "{}", rule.code);
        }
    }
}

#[test]
fn a_spec_without_findings_is_a_run_without_results() {
    let value = sarif("poolgate.yaml", b"name: orders\nuser_pool: {}\nclients: { web: { auth_flows: [user_srp] } }\n");
    assert!(results(&value).is_empty());
}

#[test]
fn what_is_allowed_is_suppressed_as_the_standard_says() {
    let value = sarif("poolgate.yaml", include_bytes!("fixtures/reference/with_findings.yaml"));
    assert!(results(&value).len() >= 2);
    assert!(results(&value).iter().all(|result| result["suppressions"][0]["kind"] == "inSource"));
    let hostile: Vec<String> = serde_json::from_str(include_str!("fixtures/hostile-strings.json")).unwrap();
    for text in hostile {
        let allow = serde_json::json!([{ "rule": "empty-stack", "at": "the spec", "reason": text }, { "rule": "AC021", "at": "name", "reason": text }]);
        sarif("poolgate.yaml", format!("{{ \"name\": \"orders\", \"user_pool\": {{}}, \"allow\": {allow} }}").as_bytes());
    }
}

#[test]
fn odd_files_and_texts_stay_within_the_standard() {
    let hostile: Vec<String> = serde_json::from_str(include_str!("fixtures/hostile-strings.json")).unwrap();
    for text in &hostile {
        sarif(text, format!("name: {}\nuser_pol: {{}}\n", Value::String(text.clone())).as_bytes());
        sarif("poolgate.yaml", text.as_bytes());
    }
    for file in ["", "C:\\infra\\spec.yaml", "/srv/a b/ü.yaml", "-", "<stdin>", "%zz?#"] {
        sarif(file, b"name: orders\nname: books\n");
    }
    sarif("poolgate.yaml", b"\xff\xfe");
}

#[test]
fn the_schema_refuses_what_is_no_report() {
    assert!(!SCHEMA.is_valid(&serde_json::json!({ "version": "2.1.0", "runs": [{ "results": [] }] })));
    assert!(!SCHEMA.is_valid(&serde_json::json!({ "version": "2.0.0", "runs": [] })));
}
