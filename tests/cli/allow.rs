//! What a spec allows, as `gen check` and the other commands show it.

use serde_json::{Value, json};

use crate::place::{GOOD, Place};

/// A spec with one finding, and what it may allow.
fn spec(allow: &str) -> String {
    let routes = "PUT /login: { mock: {}, public: signing in is how a caller gets a token, required_query: [password] }";
    format!("name: orders\napi:\n  rest:\n    stage: dev\n    routes:\n      {routes}\n{allow}")
}

fn place(allow: &str) -> Place {
    Place::with(spec(allow))
}

const ALLOW: &str = "\
allow:
  - rule: credentials-in-query-string
    at: api.rest.routes[\"PUT /login\"]
    reason: its logs are off
    until: 2027-03-31
";

#[test]
fn the_place_is_the_path_that_is_printed() {
    let told = place("").run(["check", "--format", "json"]);
    let report: Value = serde_json::from_str(&told.stdout).unwrap();
    let finding = &report["findings"][0];
    let (rule, path) = (finding["code"].as_str().unwrap(), finding["path"].as_str().unwrap());
    let allow = format!("allow:\n  - rule: {rule}\n    at: {path}\n    reason: as it is printed\n");
    let ran = place(&allow).run(["check", "--fail-on", "caution"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, "ok: no findings, 1 allowed in poolgate.yaml\n"));
}

#[test]
fn what_is_allowed_stops_nothing_and_is_counted() {
    let place = place(ALLOW);
    let ran = place.run(["check", "--fail-on", "caution", "--today", "2027-03-31"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, "ok: no findings, 1 allowed in poolgate.yaml\n"));
    for command in ["cfn", "tf", "graph"] {
        let ran = place.run([command, "--fail-on", "insecure", "--today", "2027-03-31"]);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, "no findings, 1 allowed in poolgate.yaml\n"), "{command}");
        let ran = place.run([command, "--fail-on", "insecure", "--today", "2027-04-01"]);
        ran.refused(1, &["insecure[RA027]", "caution[AL007]: the allowance of `credentials-in-query-string` ended on 2027-03-31"]);
    }
}

/// Two of three challenge triggers: it deploys, and nobody signs in.
const BROKEN: &str = "\
name: orders
user_pool:
  triggers: { define_auth_challenge: challenge, create_auth_challenge: challenge }
clients:
  app: { auth_flows: [custom] }
functions:
  challenge: { runtime: python3.13, handler: index.handler, code: { inline: \"def handler(event, context): return event\" } }
";

#[test]
fn what_is_broken_can_be_allowed_and_what_is_an_error_cannot() {
    Place::with(BROKEN).run(["cfn"]).refused(1, &["broken[AC020]", "no template was written"]);
    let allowed = format!("{BROKEN}allow: [{{ rule: AC020, at: clients, reason: the third one comes with the next release }}]\n");
    assert!(Place::with(allowed).run(["cfn"]).fine().contains("ALLOW_CUSTOM_AUTH"));
    let wrong = "name: orders\nuser_pol: {}\nallow: [{ rule: unknown-key, at: user_pol, reason: x }]\n";
    Place::with(wrong).run(["check"]).refused(1, &["error[SP006]", "1 error in poolgate.yaml"]);
    let wrong = format!("{GOOD}tags: {{ team: '${{nobody}}' }}\nallow: [{{ rule: undefined-parameter, at: tags, reason: x }}]\n");
    let words = ["error[XR002]", "error[AL002]: `undefined-parameter` is an error", "no template was written"];
    Place::with(wrong).run(["cfn"]).refused(1, &words);
}

#[test]
fn every_format_has_what_is_allowed() {
    let place = place(ALLOW);
    let today = ["check", "--today", "2027-01-01", "--format"];
    let run = |format: &str| place.run(today.iter().copied().chain([format])).fine();
    let json: Value = serde_json::from_str(&run("json")).unwrap();
    assert_eq!(json["findings"], json!([]));
    let allowed = &json["allowed"][0];
    assert_eq!(
        (&allowed["reason"], &allowed["until"], &allowed["path"]),
        (&json!("its logs are off"), &json!("2027-03-31"), &json!("allow[0]"))
    );
    assert_eq!(allowed["span"]["start"], json!({ "line": 8, "column": 5 }));
    assert_eq!(allowed["finding"]["code"], "RA027");
    assert_eq!(allowed["finding"]["path"], "api.rest.routes[\"PUT /login\"].required_query[0]");

    let sarif: Value = serde_json::from_str(&run("sarif")).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "RA027");
    let suppression = &result["suppressions"][0];
    assert_eq!((&suppression["kind"], &suppression["status"]), (&json!("inSource"), &json!("accepted")));
    assert_eq!((&suppression["justification"], &suppression["properties"]["until"]), (&json!("its logs are off"), &json!("2027-03-31")));
    assert_eq!(suppression["location"]["physicalLocation"]["region"]["startLine"], 8);

    assert_eq!(run("github"), "");
}

#[test]
fn sarif_says_of_all_results_whether_they_are_suppressed() {
    let ran = place(ALLOW).run(["check", "--today", "2027-01-01", "--format", "sarif"]);
    let suppressed: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert!(suppressed["runs"][0]["results"].as_array().unwrap().iter().all(|result| result["suppressions"].is_array()));
    let two = format!("{ALLOW}  - {{ rule: implicit-grant, at: name, reason: x }}\n");
    let both: Value = serde_json::from_str(&place(&two).run(["check", "--today", "2027-01-01", "--format", "sarif"]).stdout).unwrap();
    let results = both["runs"][0]["results"].as_array().unwrap();
    let counts: Vec<_> = results.iter().map(|result| result["suppressions"].as_array().unwrap().len()).collect();
    assert_eq!(counts, [0, 1]);
    let none: Value = serde_json::from_str(&place("").run(["check", "--format", "sarif"]).stdout).unwrap();
    assert!(none["runs"][0]["results"][0].get("suppressions").is_none());
}

#[test]
fn a_slip_in_an_allowance_is_found_where_it_is() {
    let cases = [
        (ALLOW.replace("query-string\n", "query-strings\n"), 1, "error[AL001]: no rule is called `credentials-in-query-strings`", "8:11"),
        (ALLOW.replace("PUT /login", "PUT /logim"), 0, "caution[AL005]: nothing is at `api.rest.routes[\"PUT /logim\"]`", "9:9"),
        (ALLOW.replace("PUT /login\"]", "PUT /login\"].mock"), 0, "caution[AL006]: `credentials-in-query-string` finds nothing at", "8:5"),
        (ALLOW.replace("its logs are off", "''"), 1, "error[AL003]: the allowance has no reason", "10:13"),
        (ALLOW.replace("2027-03-31", "2027-02-29"), 1, "error[SP010]: the calendar has no day `2027-02-29`", "11:12"),
        (ALLOW.replace("[\"PUT /login\"]", "["), 1, "error[SP010]: `api.rest.routes[` is no path: a bracket is not closed", "9:9"),
        (ALLOW.replace("    reason: its logs are off\n", ""), 1, "error[SP008]", "has no `reason`"),
    ];
    for (allow, code, words, at) in cases {
        let ran = place(&allow).run(["check", "--today", "2027-01-01"]);
        assert_eq!(ran.code, code, "{allow}{}", ran.stderr);
        assert!(ran.stderr.contains(words) && ran.stderr.contains(at), "{words} {at}\n{}", ran.stderr);
    }
    let meant = place(&ALLOW.replace("PUT /login", "PUT /logim")).run(["check", "--today", "2027-01-01"]).stderr;
    assert!(meant.contains("did you mean `api.rest.routes[\"PUT /login\"]`?"), "{meant}");
}

#[test]
fn the_day_is_today_unless_another_is_said() {
    let over = place(&ALLOW.replace("2027-03-31", "2020-01-01"));
    assert!(over.run(["check"]).stderr.contains("caution[AL007]"));
    assert!(over.run(["check", "--today", "2020-01-01"]).stderr.starts_with("ok: no findings, 1 allowed"));
    assert!(place(&ALLOW.replace("2027-03-31", "9999-12-31")).run(["check"]).stderr.starts_with("ok: no findings, 1 allowed"));
    over.run(["check", "--today", "tomorrow"]).refused(2, &["a date is a year, a month and a day, such as `2027-03-31`"]);
    over.run(["check", "--today", "2027-02-30"]).refused(2, &["the calendar has no day `2027-02-30`"]);
    // Of the same question for access: its findings are the same.
    assert!(over.run(["access", "--today", "2020-01-01"]).stderr.is_empty());
}

#[test]
fn the_pages_say_how() {
    let place = Place::new();
    let how = place.run(["explain", "implicit-grant"]).fine();
    assert!(how.contains("\nAllow\n\n") && how.contains("- rule: implicit-grant\n"), "{how}");
    for (rule, why) in [
        ("duplicate-key", "it is an error"),
        ("undefined-route-scope", "there is no form for what it finds in a template"),
        ("unused-allowance", "it is about what is allowed"),
    ] {
        let page = place.run(["explain", rule]).fine();
        assert!(page.contains(&format!("It cannot be allowed: {why}.")), "{page}");
    }
    let rules: Value = serde_json::from_str(&place.run(["rules", "--format", "json"]).fine()).unwrap();
    for rule in rules["rules"].as_array().unwrap() {
        let known = poolgate::rules::find(rule["code"].as_str().unwrap()).unwrap();
        assert_eq!(rule["can_be_allowed"], poolgate::allowances::bar(known).is_none(), "{rule}");
    }
}
