//! `gen tf`.

use crate::place::{BAD, GOOD, Place};

const WITH_CODE: &str = "name: orders
functions:
  list: { runtime: python3.13, handler: index.handler, code: { inline: 'def handler(event, context): pass' } }
api: { rest: { stage: dev, routes: { GET /: { function: list, public: 'it is a test' } } } }
";

#[test]
fn standard_output_carries_one_document_and_nothing_else() {
    let place = Place::with(GOOD);
    let text = place.run(["tf"]).fine();
    assert!(text.starts_with("terraform {\n") && text.contains("\nresource \"aws_cognito_user_pool\" \"user_pool\" {\n"), "{text}");
    let json: serde_json::Value = serde_json::from_str(&place.run(["tf", "--format", "json"]).fine()).unwrap();
    assert!(json["resource"]["aws_cognito_user_pool"]["user_pool"].is_object());
}

#[test]
fn a_refused_spec_writes_nothing() {
    let place = Place::with(BAD);
    place.run(["tf"]).refused(1, &["error[SP006]", "1 error in poolgate.yaml; no configuration was written"]);
    place.run(["tf", "-o", "module"]).refused(1, &[]);
    assert_eq!(place.list(), ["poolgate.yaml"]);
}

#[test]
fn code_needs_a_folder() {
    let place = Place::with(WITH_CODE);
    let words = ["functions with code of their own", "functions/list_function.zip", "gen tf -o DIR"];
    place.run(["tf"]).refused(2, &words);
    assert_eq!(place.run(["tf", "-o", "module"]).fine(), "");
    assert!(place.path("module/functions/list_function.zip").is_file());
    assert!(place.read("module/functions.tf").contains("\"${path.module}/functions/list_function.zip\""));
}

#[test]
fn check_is_a_gate() {
    let place = Place::with(WITH_CODE);
    place.run(["tf", "--check", "module"]).refused(1, &["module/api.tf does not exist; write it with `gen tf -o module`"]);
    place.run(["tf", "-o", "module"]).fine();
    assert!(place.run(["tf", "-o", "module"]).stderr.ends_with("module is up to date\n"));
    let ran = place.run(["tf", "--check", "module"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""));

    let edited = place.read("module/api.tf").replace("\"dev\"", "\"prod\"");
    place.write("module/api.tf", &edited);
    let ran = place.run(["tf", "--check", "module"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.starts_with("--- module/api.tf\n+++ what the spec says\n@@ "), "{}", ran.stdout);
    assert_eq!(place.read("module/api.tf"), edited, "a check changes nothing");
    place.run(["tf", "-o", "module"]).fine();

    place.write("module/functions/list_function.zip", b"PK\x00");
    place.run(["tf", "--check", "module"]).refused(1, &["list_function.zip is not what the spec says"]);
    place.run(["tf", "-o", "module"]).fine();
}

#[test]
fn what_an_earlier_spec_left_is_named_and_not_removed() {
    let place = Place::with(WITH_CODE);
    place.run(["tf", "-o", "module"]).fine();
    place.write("module/notes.tf", "# mine\n");
    place.write("poolgate.yaml", GOOD);
    let words = ["module/api.tf is left over", "module/functions/list_function.zip is left over"];
    place.run(["tf", "-o", "module"]).refused(1, &words);
    let ran = place.run(["tf", "--check", "module"]);
    ran.refused(1, &words);
    assert!(!ran.stderr.contains("notes.tf"), "{}", ran.stderr);
    assert!(place.path("module/api.tf").is_file());
}
