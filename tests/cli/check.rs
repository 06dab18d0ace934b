//! `gen check`.

use serde_json::Value;

use crate::place::{BAD, GOOD, Place, finish};

#[test]
fn a_legal_spec_is_fine() {
    let ran = Place::with(GOOD).run(["check"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""));
    assert_eq!(ran.stderr, "ok: no findings in poolgate.yaml\n");
}

#[test]
fn findings_are_talk_as_text_and_product_otherwise() {
    let place = Place::with(BAD);
    let text = place.run(["check"]);
    text.refused(1, &["error[SP006]: ", "--> poolgate.yaml:2:1", "did you mean `user_pool`?", "1 error in poolgate.yaml"]);

    let json = place.run(["check", "--format", "json"]);
    assert_eq!((json.code, json.stderr.as_str()), (1, "1 error in poolgate.yaml\n"));
    let value: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(value["findings"][0]["span"]["start"]["line"], 2);

    let sarif = place.run(["check", "--format", "sarif"]);
    assert_eq!(sarif.code, 1);
    let value: Value = serde_json::from_str(&sarif.stdout).unwrap();
    assert_eq!(value["runs"][0]["results"][0]["ruleId"], "SP006");

    let github = place.run(["check", "--format", "github"]);
    assert_eq!(github.code, 1);
    assert!(github.stdout.starts_with("::error file=poolgate.yaml,line=2,col=1,endColumn=8,title="), "{}", github.stdout);
}

#[test]
fn an_empty_report_is_a_report() {
    let place = Place::with(GOOD);
    assert_eq!(place.run(["check", "--format", "json"]).fine(), "{\n  \"version\": 1,\n  \"findings\": [],\n  \"allowed\": []\n}\n");
    assert!(place.run(["check", "--format", "sarif"]).fine().contains("\"results\": []"));
    assert_eq!(place.run(["check", "--format", "github"]).fine(), "");
}

/// `implicit` leaves a hole and stops nothing.
const INSECURE: &str = "\
name: orders
user_pool: { domain: { prefix: orders-login } }
clients: { web: { oauth: { flows: [implicit], scopes: [openid], callback_urls: [\"https://app.example.com\"] } } }
";

#[test]
fn fail_on_decides_what_fails() {
    let place = Place::with(INSECURE);
    let ran = place.run(["check"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("insecure[OA017]"), "{}", ran.stderr);
    assert!(ran.stderr.ends_with("1 insecure in poolgate.yaml\n"), "{}", ran.stderr);
    assert_eq!(place.run(["check", "--fail-on", "error"]).code, 0);
    assert_eq!(place.run(["check", "--fail-on", "broken"]).code, 0);
    assert_eq!(place.run(["check", "--fail-on", "insecure"]).code, 1);

    assert!(place.run(["cfn"]).fine().contains("AWS::Cognito::UserPool"));
    place.run(["cfn", "--fail-on", "insecure"]).refused(1, &["no template was written"]);
    // What stops the output cannot be asked away.
    place.run(["cfn", "--fail-on", "error"]).refused(2, &["possible values"]);
}

#[test]
fn the_spec_is_looked_for_upwards() {
    let place = Place::with(BAD);
    std::fs::create_dir_all(place.path("a/b")).unwrap();
    finish(place.command("a/b", ["check"])).refused(1, &["../../poolgate.yaml:2:1"]);
    // The nearest one counts, under any of its names; a folder is none.
    place.write("a/poolgate.json", r#"{ "name": "orders", "user_pool": {} }"#);
    std::fs::create_dir(place.path("a/b/poolgate.yaml")).unwrap();
    assert_eq!(finish(place.command("a/b", ["check"])).code, 0);
    place.write("a/poolgate.yml", BAD);
    finish(place.command("a/b", ["check"])).refused(1, &["poolgate.yml:2:1"]);
    Place::new().run(["check"]).refused(2, &["there is no poolgate.yaml", "gen init"]);
}

#[test]
fn standard_input_is_a_spec_too() {
    let place = Place::new();
    assert_eq!(place.run_with_stdin(["check", "-"], GOOD.as_bytes()).code, 0);
    place.run_with_stdin(["check", "-"], BAD.as_bytes()).refused(1, &["<stdin>:2:1"]);
    // Handler files are then those of the current folder.
    let spec = "name: orders\nfunctions: { list: { runtime: python3.13, handler: list.handler, code: { file: list.py } } }\n";
    assert_eq!(place.run_with_stdin(["check", "-"], spec.as_bytes()).code, 1);
    place.write("list.py", "def handler(event, context):\n    return {}\n");
    assert_eq!(place.run_with_stdin(["check", "-"], spec.as_bytes()).code, 0);
}

#[test]
fn handler_files_are_beside_the_spec() {
    let place = Place::new();
    let spec = "name: orders\nfunctions: { list: { runtime: python3.13, handler: list.handler, code: { file: list.py } } }\n";
    place.write("infra/poolgate.yaml", spec);
    place.write("infra/list.py", "def handler(event, context):\n    return {}\n");
    assert_eq!(place.run(["check", "infra/poolgate.yaml"]).code, 0);
}

#[test]
fn colour_is_for_those_who_ask() {
    let place = Place::with(BAD);
    assert!(!place.run(["check"]).stderr.contains('\u{1b}'), "no terminal, no colour");
    assert!(place.run(["check", "--color", "always"]).stderr.contains('\u{1b}'));
    let mut forced = place.command("", ["check"]);
    assert!(
        finish({
            forced.env("CLICOLOR_FORCE", "1");
            forced
        })
        .stderr
        .contains('\u{1b}')
    );
    let mut refused = place.command("", ["check"]);
    refused.env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1");
    assert!(!finish(refused).stderr.contains('\u{1b}'));
    let mut never = place.command("", ["check", "--color", "never"]);
    never.env("CLICOLOR_FORCE", "1");
    assert!(!finish(never).stderr.contains('\u{1b}'));
}

#[cfg(unix)]
#[test]
fn a_path_need_not_be_text() {
    use std::os::unix::ffi::OsStrExt;
    let name = std::ffi::OsStr::from_bytes(b"pool\xff\x1b.yaml");
    let place = Place::new();
    place.write(name, BAD);
    place.run([std::ffi::OsStr::new("check"), name]).refused(1, &["pool\u{fffd}␛.yaml:2:1"]);
}
