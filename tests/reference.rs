//! `docs/reference.md` is current, every key has an example, and every example compiles.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on stops, in its helpers too")]

use std::fs;
use std::path::{Path, PathBuf};

use poolgate::files::Folder;
use poolgate::schema;
use serde_json::Value;

mod support;

use support::reference::{Examples, render};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reference");
    let mut all: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "yaml"))
        .collect();
    all.sort();
    all
}

#[test]
fn the_reference_is_current_and_complete() {
    let schema = schema::value();
    let mut examples = Examples::new(&schema);
    for path in fixtures() {
        examples.add(&fs::read_to_string(path).unwrap());
    }
    let reference = render(&schema, &examples);
    let mut anchors: Vec<_> = reference.lines().filter(|line| line.starts_with("<a id")).collect();
    let all = anchors.len();
    anchors.sort_unstable();
    anchors.dedup();
    assert_eq!(anchors.len(), all, "an anchor stands twice");
    support::generated::current("docs/reference.md", &reference);
}

#[test]
fn examples_are_legal() {
    for path in fixtures() {
        let files = Folder(path.parent().unwrap().to_owned());
        let findings = poolgate::check_text(&fs::read(&path).unwrap(), &files).unwrap();
        let stopping = findings.iter().filter(|finding| finding.severity().stops_output());
        let told: Vec<_> = stopping.map(|finding| format!("{} {:?}: {}", finding.rule.name, finding.place, finding.message)).collect();
        assert!(told.is_empty(), "{}: {told:#?}", path.display());
    }
}

/// A default stands in the doc comment, where people read it, and in the type, where it works: here they are held together.
#[test]
fn documented_defaults_are_the_real_ones() {
    let schema = schema::value();
    let types = schema["definitions"].as_object().unwrap().iter().map(|(name, one)| (name.as_str(), one)).chain([("the spec", &schema)]);
    let mut seen = 0;
    for (name, properties) in types.filter_map(|(name, one)| Some((name, one.get("properties")?.as_object()?))) {
        for (key, property) in properties {
            let Some(default) = property.get("default") else { continue };
            let description = property["description"].as_str().unwrap();
            let Some(said) = description.split("Default: ").nth(1) else { continue };
            let fits = match default {
                Value::Bool(value) => said.starts_with(&value.to_string()),
                Value::Number(number) => said.starts_with(&number.to_string()),
                Value::String(text) => said.starts_with(&format!("`{text}`")),
                Value::Array(items) if items.is_empty() => true,
                Value::Array(items) => {
                    said.starts_with("all") || items.iter().all(|item| said.contains(item.to_string().trim_matches('"')))
                }
                _ => true,
            };
            assert!(fits, "{name}.{key} is {default} and is said to be {said}");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}
