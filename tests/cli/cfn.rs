//! `gen cfn`.

use std::process::Stdio;

use crate::place::{BAD, GOOD, Place};

#[test]
fn standard_output_carries_the_template_and_nothing_else() {
    let place = Place::with(GOOD);
    let ran = place.run(["cfn"]);
    assert_eq!(ran.stderr, "");
    let yaml = ran.fine();
    assert!(yaml.starts_with("AWSTemplateFormatVersion: ") && yaml.ends_with('\n'), "{yaml}");
    let json: serde_json::Value = serde_json::from_str(&place.run(["cfn", "--format", "json"]).fine()).unwrap();
    assert!(json["Resources"].is_object());
}

#[test]
fn a_refused_spec_writes_nothing() {
    let place = Place::with(BAD);
    place.run(["cfn"]).refused(1, &["error[SP006]", "1 error in poolgate.yaml; no template was written"]);
    place.write("stack.yaml", "old");
    place.run(["cfn", "-o", "stack.yaml"]).refused(1, &[]);
    assert_eq!(place.read("stack.yaml"), "old");
    place.run(["cfn", "--check", "stack.yaml"]).refused(1, &[]);
}

#[test]
fn output_is_written_once_and_whole() {
    let place = Place::with(GOOD);
    let ran = place.run(["cfn", "-o", "stack.yaml"]);
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("", "wrote stack.yaml\n"));
    assert_eq!(place.read("stack.yaml"), place.run(["cfn"]).fine());
    let time = || std::fs::metadata(place.path("stack.yaml")).unwrap().modified().unwrap();
    let before = time();
    assert_eq!(place.run(["cfn", "-o", "stack.yaml"]).stderr, "stack.yaml is up to date\n");
    assert_eq!(time(), before);
    assert_eq!(place.list(), ["poolgate.yaml", "stack.yaml"], "nothing is left behind");
    // A name says what is wanted.
    place.run(["cfn", "-o", "stack.json"]).fine();
    assert!(place.read("stack.json").starts_with('{'));
    assert_eq!(place.run(["cfn", "-o", "-"]).fine(), place.read("stack.yaml"));
}

#[test]
fn output_that_cannot_be_written_is_no_panic() {
    let place = Place::with(GOOD);
    std::fs::create_dir(place.path("folder")).unwrap();
    place.run(["cfn", "-o", "folder"]).refused(2, &["cannot write folder: it is a folder"]);
    place.run(["cfn", "-o", "none/stack.yaml"]).refused(2, &["there is no such folder"]);
    place.run(["cfn", "-o", "a", "--check", "b"]).refused(2, &["cannot be used with"]);
}

#[test]
fn check_is_a_gate() {
    let place = Place::with(GOOD);
    place.run(["cfn", "--check", "stack.yaml"]).refused(1, &["stack.yaml does not exist", "gen cfn -o stack.yaml"]);
    place.run(["cfn", "-o", "stack.yaml"]).fine();
    let ran = place.run(["cfn", "--check", "stack.yaml"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""));

    let edited = place.read("stack.yaml").replace("AWS::Cognito::UserPool", "AWS::Cognito::UserPond\u{1b}[2J");
    place.write("stack.yaml", &edited);
    let ran = place.run(["cfn", "--check", "stack.yaml"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.starts_with("--- stack.yaml\n+++ what the spec says\n@@ "), "{}", ran.stdout);
    assert!(ran.stdout.contains("\n-    Type: AWS::Cognito::UserPond␛[2J\n+    Type: AWS::Cognito::UserPool\n"), "{}", ran.stdout);
    assert_eq!(ran.stderr, "stack.yaml is not what the spec says; write it with `gen cfn -o stack.yaml`\n");
    assert_eq!(place.read("stack.yaml"), edited, "a check changes nothing");

    place.write("stack.yaml", place.run(["cfn"]).fine().replace('\n', "\r\n"));
    place.run(["cfn", "--check", "stack.yaml"]).refused(1, &["line endings"]);
    place.write("stack.yaml", b"\xff\x00");
    assert_eq!(place.run(["cfn", "--check", "stack.yaml"]).code, 1);
    place.run(["cfn", "--check", "."]).refused(2, &["it is a folder"]);
}

#[test]
fn the_same_spec_gives_the_same_bytes_wherever_it_lies() {
    let one = Place::with(GOOD);
    let other = Place::new();
    other.write("deep/poolgate.yaml", GOOD.replace('\n', "\r\n"));
    assert_eq!(one.run(["cfn"]).fine(), other.run(["cfn", "deep/poolgate.yaml"]).fine());
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    // More than a pipe holds, so that the writer notices.
    let place = Place::new();
    assert!(place.run(["schema"]).fine().len() > 65_536);
    let mut child = place.command("", ["schema"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}
