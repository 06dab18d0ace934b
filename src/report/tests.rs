use serde_json::Value;

use super::*;
use crate::files::NoFiles;
use crate::path::Path;
use crate::rules::spec::{DUPLICATE_KEY, EMPTY_VALUE, UNKNOWN_KEY, WRONG_TYPE};

/// A report about the first occurrence of each needle.
fn report(text: &str, needles: &[&str]) -> Report {
    let findings: Vec<_> = needles.iter().map(|needle| Finding::new(&WRONG_TYPE, at(text, needle), format!("about `{needle}`"))).collect();
    Report::of_text("poolgate.yaml", &Source::new(text.as_bytes()), &findings)
}

fn at(text: &str, needle: &str) -> Place {
    let start = text.find(needle).unwrap();
    Place::Bytes(Span { start, end: start + needle.len() })
}

/// The text over the marks of the first finding.
fn underlined(report: &Report) -> String {
    let excerpt = report.excerpt(&report.entries()[0].location).unwrap();
    excerpt.text.get(excerpt.mark).unwrap().to_owned()
}

#[test]
fn text_shows_the_line_and_marks_the_place() {
    let text = "name: x\nüser: [✓, no]\r\n";
    let report = report(text, &["no]"]);
    let marks = "poolgate.yaml:2:11: error[SP007]: about `no]`\n  2 | üser: [✓, no]\n    |           ^^^\n";
    assert_eq!(report.text(), marks);
    assert_eq!(report.summary(), "1 error in poolgate.yaml");
}

#[test]
fn tabs_are_as_wide_under_the_line_as_in_it() {
    let text = report("a:\tb\tc", &["b\tc"]).text();
    assert!(text.ends_with("  1 | a:    b    c\n    |       ^^^^^^\n"), "{text}");
}

#[test]
fn control_characters_reach_nobody() {
    let text = "a: \u{1b}[2J\u{9b}31m\u{202e}x";
    let mut finding = Finding::new(&WRONG_TYPE, at(text, "x"), "no \u{1b}[2J").help("no \u{9b}").related(at(text, "a"), "no \u{7}");
    finding.related[0].place = Place::Key(Path::root().key("\u{1b}\u{9b}"));
    let report = Report::of_text("pool\u{1b}gate.yaml", &Source::new(text.as_bytes()), &[finding]);
    for out in [report.text(), report.json(), report.sarif(), report.github(), report.lines().collect()] {
        assert!(out.chars().all(|c| c == '\n' || !crate::quote::is_deceptive(c)), "{out:?}");
    }
    assert_eq!(underlined(&report), "x");
}

#[test]
fn what_is_allowed_is_harmless_and_counted() {
    let allowed = |key: &str| Allowed {
        finding: Finding::new(&WRONG_TYPE, Place::Value(Path::root().key(key)), "no \u{1b}[2J"),
        place: Place::Value(Path::root().key("allow").index(0)),
        reason: "why \u{9b} not\u{202e}".to_owned(),
        until: "2027-03-31".parse().ok(),
    };
    // The same finding of two helpers is one.
    let report = Report::of_verdict(&Verdict { findings: Vec::new(), allowed: vec![allowed("b\u{1b}"), allowed("a"), allowed("a")] });
    let paths: Vec<_> = report.allowed().iter().map(|allowed| allowed.entry.location.path.as_deref().unwrap()).collect();
    assert_eq!(paths, ["a", r#"["b\u{1b}"]"#]);
    assert_eq!((report.summary().as_str(), report.text().as_str()), ("no findings, 2 allowed", ""));
    assert!(!report.reaches(Severity::Caution));
    for out in [report.json(), report.sarif()] {
        assert!(out.chars().all(|c| c == '\n' || !crate::quote::is_deceptive(c)), "{out:?}");
    }
    let json: Value = serde_json::from_str(&report.json()).unwrap();
    assert_eq!(json["allowed"][0]["reason"], "why \u{fffd} not\u{fffd}");
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let long = format!("{}, HERE, {}", "é, ".repeat(100_000), "ü, ".repeat(100_000));
    let report = report(&long, &["HERE"]);
    assert_eq!(underlined(&report), "HERE");
    let excerpt = report.excerpt(&report.entries()[0].location).unwrap();
    assert!(excerpt.clipped && excerpt.text.starts_with('…') && excerpt.text.ends_with('…'));
    assert_eq!(excerpt.text.chars().count(), 302);
    assert!(report.text().starts_with("poolgate.yaml:1:300003: "), "{}", report.text());
}

#[test]
fn a_place_of_several_lines_is_marked_on_its_first() {
    let text = "a:\n  b: 1\r\n  c: 2\n";
    let report = report(text, &["b: 1\r\n  c: 2"]);
    assert_eq!(underlined(&report), "b: 1");
    let region = report.entries()[0].location.region.unwrap();
    assert_eq!((region.start.line, region.end.line, region.end.column), (2, 3, 7));
}

#[test]
fn places_that_are_empty_or_behind_the_text_are_marked_by_one_character() {
    let source = Source::new(b"a: 1");
    for span in [Span { start: 3, end: 3 }, Span { start: 4, end: 4 }, Span { start: 90, end: 99 }] {
        let report = Report::of_text("f", &source, &[Finding::new(&EMPTY_VALUE, Place::Bytes(span), "empty")]);
        assert_eq!(report.text().matches('^').count(), 1, "{}", report.text());
    }
}

#[test]
fn findings_come_by_place_and_once() {
    let text = "a: 1\nb: 2\n";
    let report = report(text, &["2", "1", "2"]);
    let messages: Vec<_> = report.entries().iter().map(|entry| entry.message.as_str()).collect();
    assert_eq!(messages, ["about `1`", "about `2`"]);
    assert_eq!(report.counts(), "2 errors");
}

#[test]
fn thousands_of_findings_on_one_line_are_counted_and_not_shown() {
    let text = "x,".repeat(50_000);
    let finding = |i: usize| Finding::new(&WRONG_TYPE, Place::Bytes(Span { start: 2 * i, end: 2 * i + 1 }), format!("item {i}"));
    let findings: Vec<_> = (0..50_000).rev().map(finding).collect();
    let report = Report::of_text("f", &Source::new(text.as_bytes()), &findings);
    assert!(report.text().ends_with("\n... and 49900 more\n"));
    assert_eq!(report.lines().count(), MAX_SHOWN + 1);
    let json: Value = serde_json::from_str(&report.json()).unwrap();
    assert_eq!(json["findings"][49_999]["span"]["start"]["column"], 99_999);
}

#[test]
fn a_spec_of_no_text_shows_paths() {
    let path = Path::root().key("clients").key("web").key("oauth");
    let finding = Finding::new(&WRONG_TYPE, Place::Value(path.clone()), "no").related(Place::Key(path), "here").help("do");
    let report = Report::of_spec(&[finding]);
    assert_eq!(report.text(), "clients.web.oauth: error[SP007]: no\n    = clients.web.oauth: here\n    = help: do\n");
    assert_eq!(report.github(), "::error title=error[SP007] wrong-type::clients.web.oauth: no%0Aclients.web.oauth: here%0Ahelp: do\n");
    let json: Value = serde_json::from_str(&report.json()).unwrap();
    assert!(json["findings"][0]["span"].is_null() && json["findings"][0]["file"].is_null());
    let sarif: Value = serde_json::from_str(&report.sarif()).unwrap();
    let location = &sarif["runs"][0]["results"][0]["locations"][0];
    assert_eq!(location["logicalLocations"][0]["fullyQualifiedName"], "clients.web.oauth");
    assert!(location.get("physicalLocation").is_none());
}

#[test]
fn json_says_everything() {
    let text = "name: x\nname: y\n";
    let report = check("poolgate.yaml", text.as_bytes(), &NoFiles).report;
    let json: Value = serde_json::from_str(&report.json()).unwrap();
    assert_eq!(json["version"], 1);
    let finding = &json["findings"][0];
    assert_eq!(finding["code"], DUPLICATE_KEY.code);
    assert_eq!(finding["name"], "duplicate-key");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["file"], "poolgate.yaml");
    assert_eq!(finding["span"], serde_json::json!({ "start": { "line": 2, "column": 1 }, "end": { "line": 2, "column": 5 } }));
    assert_eq!(finding["related"][0]["span"]["start"]["line"], 1);
    let empty: Value = serde_json::from_str(&Report::of_spec(&[]).json()).unwrap();
    assert_eq!(empty, serde_json::json!({ "version": 1, "findings": [], "allowed": [] }));
}

#[test]
fn sarif_has_the_shape_that_viewers_need() {
    let report = check("a folder/pool%gate.yaml", b"name: x\nb: 1\na: 1\n", &NoFiles).report;
    let log: Value = serde_json::from_str(&report.sarif()).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), 1);
    assert_eq!(rules[0]["id"], UNKNOWN_KEY.code);
    assert!(rules[0]["help"]["markdown"].as_str().unwrap().contains("## Wrong"));
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    for (result, line) in results.iter().zip([2, 3]) {
        assert_eq!(rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "a%20folder/pool%25gate.yaml");
        let region = serde_json::json!({ "startLine": line, "startColumn": 1, "endLine": line, "endColumn": 2 });
        assert_eq!(place["region"], region);
    }
    let empty: Value = serde_json::from_str(&Report::of_spec(&[]).sarif()).unwrap();
    assert_eq!(empty["runs"][0]["results"], serde_json::json!([]));
}

#[test]
fn github_commands_cannot_be_broken_out_of() {
    let text = "a: 1";
    let finding = Finding::new(&WRONG_TYPE, at(text, "1"), "100% ::error:: ,\n::warning::x");
    let report = Report::of_text("a,b:c%.yaml", &Source::new(text.as_bytes()), &[finding]);
    let title = "title=error[SP007] wrong-type::100%25 ::error:: ,␊::warning::x\n";
    assert_eq!(report.github(), format!("::error file=a%2Cb%3Ac%25.yaml,line=1,col=4,endColumn=4,{title}"));
}
