//! The catalogue of rules: its codes and names, the form of its pages, and every example on them, executed.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that meets the unexpected stops"
)]

mod support;

use std::collections::BTreeSet;

use poolgate::rules::page::Page;
use poolgate::rules::{self, Rule};
use support::outside;

fn page(rule: &Rule) -> Page<'static> {
    Page::parse(rule.page).unwrap_or_else(|| panic!("the page of {} ({}) does not have the form of a page", rule.code, rule.name))
}

fn codes(spec: &str) -> Vec<(&'static str, String)> {
    let findings = poolgate::check_text(spec.as_bytes(), outside()).unwrap();
    findings.iter().map(|finding| (finding.rule.code, finding.message.clone())).collect()
}

#[test]
fn codes_and_names_are_unique_and_well_formed() {
    let mut seen = BTreeSet::new();
    for area in rules::AREAS {
        let mut last = "";
        for rule in area.rules {
            assert!(rule.code.starts_with(area.letters) && rule.code.len() == 5, "{} does not fit area {}", rule.code, area.letters);
            assert!(rule.code[2..].bytes().all(|b| b.is_ascii_digit()), "{}", rule.code);
            assert!(rule.code > last, "{} is out of order", rule.code);
            assert!(rule.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{}", rule.name);
            assert!(seen.insert(rule.code) && seen.insert(rule.name), "{} {} stands twice", rule.code, rule.name);
            last = rule.code;
        }
    }
}

#[test]
fn every_wrong_example_is_found_by_its_rule_and_by_no_other() {
    let mut faults = Vec::new();
    for rule in rules::all() {
        for (i, example) in page(rule).wrong.iter().enumerate() {
            let found = codes(example);
            if found.is_empty() || found.iter().any(|(code, _)| *code != rule.code) {
                faults.push(format!("{} wrong example {i}: {found:?}", rule.code));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn every_right_example_is_legal() {
    let mut faults = Vec::new();
    for rule in rules::all() {
        for (i, example) in page(rule).right.iter().enumerate() {
            let found = codes(example);
            if !found.is_empty() {
                faults.push(format!("{} right example {i}: {found:?}", rule.code));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn messages_keep_the_grammar() {
    for rule in rules::all() {
        for example in page(rule).wrong {
            for finding in poolgate::check_text(example.as_bytes(), outside()).unwrap() {
                for text in [Some(&finding.message), finding.help.as_ref()].into_iter().flatten() {
                    assert!(!text.ends_with('.'), "{}: ends with a full stop: {text}", rule.code);
                    assert!(!text.contains('\n'), "{}: more than a line: {text}", rule.code);
                    let proper = ["AWS", "API", "CloudFormation", "Cognito", "Lambda", "IAM", "YAML", "JSON", "HTTP", "URL"];
                    let capital = text.starts_with(char::is_uppercase) && !proper.iter().any(|name| text.starts_with(name));
                    assert!(!capital, "{}: begins with a capital: {text}", rule.code);
                }
            }
        }
    }
}

/// Rules whose examples would fill pages: they are here, or in `tests/fixtures/catalogue`, where a line can stand for many.
#[test]
fn a_page_has_examples_or_a_test_of_its_own() {
    let without: Vec<_> = rules::all().filter(|rule| page(rule).wrong.is_empty()).map(|rule| rule.name).collect();
    assert_eq!(without, ["too-large-environment", "too-large-policy", "too-many-resources", "too-large-template"]);
    let spec = |routes: usize| {
        let routes: String = (0..routes).map(|i| format!("      GET /r{i}: {{ mock: {{}}, public: a test }}\n")).collect();
        format!("name: many\napi:\n  rest:\n    stage: dev\n    routes:\n{routes}")
    };
    // An API, a deployment, a stage, and two for every route.
    assert_eq!(codes(&spec(248)), []);
    let found = codes(&spec(249));
    assert_eq!(found, [("QU008", "the template has 501 resources, and CloudFormation takes 500".to_owned())]);
}

#[test]
fn what_is_retired_leads_to_what_lives() {
    let codes: BTreeSet<_> = rules::all().map(|rule| rule.code).collect();
    for retired in rules::RETIRED {
        assert!(!codes.contains(retired.code), "{} lives", retired.code);
        for known in [retired.code, retired.name] {
            assert_eq!(rules::find(known).map(|rule| rule.code), Some(retired.now), "{known}");
        }
    }
}

/// Codes and names that were published are never dropped or given to something else. Add to the list; take nothing away.
#[test]
fn published_rules_stay() {
    let published = include_str!("fixtures/published-rules.txt");
    let living = rules::all().map(|rule| format!("{} {}", rule.code, rule.name));
    let retired = rules::RETIRED.iter().map(|retired| format!("{} {}", retired.code, retired.name));
    let now: BTreeSet<String> = living.chain(retired).collect();
    let then: BTreeSet<String> = published.lines().map(str::to_owned).collect();
    assert_eq!(now, then, "tests/fixtures/published-rules.txt lists other rules than the catalogue");
}
