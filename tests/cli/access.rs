//! `gen access`.

use std::fs;
use std::path::Path;

use crate::place::{BAD, Place};

/// An example with scopes, a machine and a public route.
fn scoped() -> Place {
    Place::with(fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/deploy/scoped-api/poolgate.yaml")).unwrap())
}

const MATRIX: &str = "\
route                asks for                                       web   nightly
GET /orders          access token with orders/read or orders/write  code  client_credentials
GET /orders/{id}     access token with orders/read                  code  client_credentials
POST /orders         access token with orders/write                 code  -
PUT /checked         nothing: public                                open  open
DELETE /orders/{id}  an AWS signature                               ?     ?
";

#[test]
fn everybody_and_everything() {
    let ran = scoped().run(["access"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, MATRIX));
    let markdown = scoped().run(["access", "--format", "markdown"]).stdout;
    assert_eq!(markdown.lines().count(), MATRIX.lines().count() + 1);
    assert!(markdown.starts_with("| route | asks for | web | nightly |\n|---|---|---|---|\n"), "{markdown}");
}

#[test]
fn one_route_or_one_client() {
    let ran = scoped().run(["access", "who-can", "POST /orders"]);
    let told = "\
client   verdict  how, or why not
web      reaches  code: access token, scope orders/write
nightly  barred   client_credentials: the access token carries `orders/read`, not `orders/write`
";
    assert_eq!((ran.code, ran.stdout.as_str()), (0, told));
    let ran = scoped().run(["access", "what-can", "nightly", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(json["version"], 1);
    let verdicts: Vec<_> =
        json["routes"].as_array().unwrap().iter().map(|route| route["callers"][0]["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts, ["reaches", "reaches", "barred", "open", "unknown"]);
    assert_eq!(json["routes"][0]["lock"]["scopes"][1], "orders/write");
}

#[test]
fn a_slip_is_answered_with_what_was_meant() {
    scoped().run(["access", "who-can", "GET /order"]).refused(2, &["no route `GET /order`", "did you mean `GET /orders`?"]);
    scoped().run(["access", "what-can", "wbe"]).refused(2, &["no client `wbe`", "did you mean `web`?"]);
    scoped().run(["access", "what-can", "\u{1b}[2J"]).refused(2, &["no client `␛[2J`"]);
}

#[test]
fn a_spec_with_errors_has_no_answer() {
    let ran = Place::with(BAD).run(["access"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert!(ran.stderr.contains("SP006"), "{}", ran.stderr);
}
