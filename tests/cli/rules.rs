//! `gen explain` and `gen rules`.

use poolgate::rules::page::Page;

use crate::place::Place;

#[test]
fn every_rule_is_explained_by_code_and_by_name() {
    let place = Place::new();
    for rule in poolgate::rules::all() {
        let text = place.run(["explain", &rule.code.to_lowercase()]).fine();
        assert!(text.starts_with(&format!("{} {}: {}", rule.code, rule.name, rule.severity.as_str())), "{text}");
        let page = Page::parse(rule.page).unwrap();
        for part in page.sources.iter().chain([&page.summary, &page.why]) {
            assert!(text.contains(part), "{} leaves out {part:?}", rule.code);
        }
    }
    assert_eq!(place.run(["explain", "DUPLICATE-key"]).fine(), place.run(["explain", "SP003"]).fine());
}

#[test]
fn a_retired_rule_leads_to_the_one_that_says_it_now() {
    let place = Place::new();
    let told = place.run(["explain", "ha006"]);
    assert_eq!(told.stderr, "ha006 is now AU007 unknown-identity-source\n");
    assert_eq!(told.fine(), place.run(["explain", "AU007"]).fine());
    assert_eq!(place.run(["explain", "HA011"]).fine(), place.run(["explain", "open-way-round-a-lock"]).fine());
}

#[test]
fn an_unknown_rule_is_a_slip() {
    let place = Place::new();
    place.run(["explain", "duplicate-kay"]).refused(2, &["there is no rule `duplicate-kay`", "did you mean `duplicate-key`?"]);
    place.run(["explain", "\u{1b}[2Jzebra"]).refused(2, &["there is no rule `␛[2Jzebra`", "gen rules"]);
    place.run(["explain"]).refused(2, &["RULE"]);
}

#[test]
fn every_rule_is_listed_in_every_format() {
    let place = Place::new();
    let text = place.run(["rules"]).fine();
    let markdown = place.run(["rules", "--format", "markdown"]).fine();
    let json: serde_json::Value = serde_json::from_str(&place.run(["rules", "--format", "json"]).fine()).unwrap();
    let json = json["rules"].as_array().unwrap();
    assert_eq!(json.len(), poolgate::rules::all().count());
    for (rule, object) in poolgate::rules::all().zip(json) {
        let summary = Page::parse(rule.page).unwrap().summary.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.lines().any(|line| line.contains(rule.code) && line.contains(rule.name) && line.ends_with(&summary)), "{}", rule.code);
        assert!(markdown.contains(&format!("| {} | {} | `{}` | ", rule.code, rule.severity.as_str(), rule.name)), "{}", rule.code);
        assert_eq!((&object["code"], &object["summary"]), (&rule.code.into(), &summary.as_str().into()));
    }
}

#[test]
fn a_message_of_aws_leads_to_its_rule() {
    let place = Place::new();
    let rule = poolgate::rules::find("OA001").unwrap();
    let said = Page::parse(rule.page).unwrap().aws_says.unwrap();
    let told = place.run(["explain", "--error", &format!("An error occurred (InvalidOAuthFlowException): {said}")]);
    assert_eq!(told.code, 0, "{told:?}");
    assert!(told.stdout.starts_with("OA001 "), "{told:?}");
    place.run(["explain", "--error", "the dog ate my stack"]).refused(2, &["no rule quotes AWS like that"]);
    place.run(["explain", "OA001", "--error", "x"]).refused(2, &["cannot be used with"]);
}
