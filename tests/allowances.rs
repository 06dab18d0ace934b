//! What a spec allows: every rule that can be allowed is, on every spec known to break it, and comes out as a document; and
//! the rules that cannot be allowed are those that the model needs.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that meets the unexpected stops"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use poolgate::allowances::{Bar, bar};
use poolgate::files::{NoFiles, Sources};
use poolgate::model::Stack;
use poolgate::rules::page::Page;
use poolgate::rules::{self, Check, Rule};
use poolgate::{Compiled, Format, Refused, Severity, Syntax, Verdict, compile};
use support::catalogue::{Answer, items};
use support::resource_schemas::judge;

/// Every spec that is known to break a rule below `error`, by the code of the rule.
fn wrong() -> BTreeMap<&'static str, Vec<String>> {
    let mut all: BTreeMap<_, Vec<String>> = BTreeMap::new();
    let mut add = |rule: &'static Rule, text: &str| {
        if rule.severity < Severity::Error && bar(rule) != Some(Bar::Allowance) {
            all.entry(rule.code).or_default().push(text.to_owned());
        }
    };
    for rule in rules::all() {
        Page::parse(rule.page).unwrap().wrong.iter().for_each(|text| add(rule, text));
    }
    for item in items() {
        if let (Some(text), Answer::Rule(codes)) = (&item.wrong, &item.answer) {
            codes.iter().for_each(|code| add(rules::find(code).unwrap(), text));
        }
    }
    let routes: String = (0..249).map(|i| format!("      GET /r{i}: {{ mock: {{}}, public: a test }}\n")).collect();
    let many = format!("name: many\napi:\n  rest:\n    stage: dev\n    routes:\n{routes}");
    add(rules::find("too-many-resources").unwrap(), &many);
    all
}

fn verdict(text: &str) -> Result<Compiled, Verdict> {
    match compile(&poolgate::read(text.as_bytes()).unwrap(), &NoFiles) {
        Ok(compiled) => Ok(compiled),
        Err(Refused::Findings(verdict)) => Err(verdict),
        Err(Refused::Bug(bug)) => panic!("{bug}\n{text}"),
    }
}

fn found(text: &str) -> Verdict {
    verdict(text).map_or_else(|verdict| verdict, |compiled| compiled.verdict().clone())
}

/// The same spec, which allows what these rules find, at the places as they are printed.
fn allowing(text: &str, verdict: &Verdict, rules: impl Fn(&Rule) -> bool) -> String {
    let found = verdict.findings.iter().filter(|finding| rules(finding.rule));
    let places: BTreeSet<_> = found.map(|finding| (finding.rule.name, finding.place.path().unwrap().to_string())).collect();
    let allow = places.iter().map(|(name, at)| format!("  - rule: {name}\n    at: '{}'\n    reason: a test\n", at.replace('\'', "''")));
    let allow: String = allow.collect();
    if allow.is_empty() { text.to_owned() } else { format!("{}\nallow:\n{allow}", text.trim_end()) }
}

#[test]
fn what_can_be_allowed_comes_out_as_a_document() {
    for (code, texts) in wrong() {
        for text in texts {
            let before = found(&text);
            let rule = rules::find(code).unwrap();
            assert!(before.findings.iter().any(|finding| finding.rule.code == code), "{code} finds nothing in\n{text}");
            let text = allowing(&text, &before, |rule| bar(rule).is_none());
            let after = verdict(&text);
            if bar(rule) == Some(Bar::Needed) || before.findings.iter().any(|finding| bar(finding.rule).is_some()) {
                let stands = after.unwrap_err();
                assert!(stands.findings.iter().all(|finding| bar(finding.rule).is_some()), "{code}\n{text}");
                continue;
            }
            let compiled = after.unwrap_or_else(|verdict| panic!("{code}: {:#?}\n{text}", verdict.findings));
            assert!(compiled.findings().is_empty(), "{code}: {:#?}\n{text}", compiled.findings());
            assert_eq!(compiled.allowed().len(), before.findings.len(), "{code}\n{text}");
            let violations = judge(&serde_json::from_str(&compiled.cloudformation(Format::Json)).unwrap());
            assert!(violations.is_empty(), "{code}: {violations:#?}\n{text}");
            assert!(compiled.cloudformation(Format::Yaml).contains("Resources:"), "{code}");
            assert!(!compiled.terraform(Syntax::Hcl).is_empty() && !compiled.terraform(Syntax::Json).is_empty(), "{code}");
        }
    }
}

#[test]
fn every_rule_below_error_is_tried() {
    let tried = wrong();
    let rules = rules::all().filter(|rule| rule.severity < Severity::Error && bar(rule) != Some(Bar::Allowance));
    let untried: Vec<_> = rules.filter(|rule| !tried.contains_key(rule.code)).map(|rule| rule.name).collect();
    assert_eq!(untried, Vec::<&str>::new());
}

/// What the model needs it really needs: without its rule there is a spec of which nothing comes.
#[test]
fn what_cannot_be_allowed_has_no_form() {
    let wrong = wrong();
    for rule in rules::all().filter(|rule| bar(rule) == Some(Bar::Needed)) {
        let unresolved = wrong[rule.code].iter().any(|text| {
            let spec = poolgate::read(text.as_bytes()).unwrap();
            Stack::resolve(&spec, &Sources::load(&spec, &NoFiles)).is_err()
        });
        assert!(unresolved, "{} could be allowed", rule.name);
        let text = &wrong[rule.code][0];
        let text = allowing(text, &found(text), |found| found.code == rule.code);
        let codes: BTreeSet<_> = found(&text).findings.iter().map(|finding| finding.rule.code).collect();
        assert_eq!(codes, BTreeSet::from(["AL002", rule.code]), "{text}");
    }
}

/// An error stays one, be it allowed or not.
#[test]
fn no_error_can_be_allowed() {
    for rule in rules::all().filter(|rule| rule.severity == Severity::Error) {
        assert!(bar(rule).is_some(), "{}", rule.name);
        for text in Page::parse(rule.page).unwrap().wrong {
            let Ok(spec) = poolgate::read(text.as_bytes()) else { continue };
            let Err(Refused::Findings(before)) = compile(&spec, &NoFiles) else { continue };
            if !spec.allow.is_empty() {
                continue;
            }
            let text = allowing(text, &before, |_| true);
            let after = verdict(&text).unwrap_err();
            assert!(after.allowed.is_empty(), "{text}");
            let stands = after.findings.iter().filter(|finding| finding.rule.code != "AL002").count();
            // Rules about resources do not speak before the spec is right, and the allowance is not.
            let speak = before.findings.iter().filter(|finding| !matches!(finding.rule.check, Check::Graph(_))).count();
            assert_eq!(stands, speak, "{text}");
        }
    }
}
