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

const ENDS: &str = "
name: orders
user_pool: { domain: { prefix: orders-login } }
resource_servers: { orders: { identifier: orders, scopes: { read: Read, list_: List, write: Write } } }
clients:
  nightly: { secret: true, oauth: { flows: [client_credentials], scopes: [orders/read, orders/list_] } }
  phone: { auth_flows: [user_srp] }
  idle: {}
";

#[test]
fn what_leads_nowhere_stands_below() {
    let api = "
api:
  rest:
    stage: dev
    authorizers: { pool: { user_pool: { token: access } } }
    api_keys: { one: {} }
    usage_plans: { all: { keys: [one] } }
    routes:
      GET /orders: { mock: {}, authorizer: pool, scopes: [orders/read] }
      GET /prices: { mock: {}, public: a list of prices, api_key: true }
";
    let place = Place::with(format!("{ENDS}{api}"));
    let table = "\
route        asks for                         nightly             phone  idle
GET /orders  access token with orders/read    client_credentials  -      -
GET /prices  nothing: public, and an API key  open                open   open

gets no tokens: idle
reaches no locked route: phone
granted, and asked for by no route: orders/list_
neither granted nor asked for: orders/write
";
    let ran = place.run(["access"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, table));
    let markdown = place.run(["access", "--format", "markdown"]).stdout;
    assert!(
        markdown.ends_with("- granted, and asked for by no route: orders/list\\_\n- neither granted nor asked for: orders/write\n"),
        "{markdown}"
    );
    let json: serde_json::Value = serde_json::from_str(&place.run(["access", "--format", "json"]).stdout).unwrap();
    assert_eq!((&json["ends"]["reaching_nothing"][0], &json["ends"]["unused"][0]), (&"phone".into(), &"orders/write".into()));
    let what = place.run(["access", "what-can", "phone"]).stdout;
    assert!(what.ends_with("open     everybody who sends an API key can\n"), "{what}");
}

#[test]
fn without_an_api_it_says_what_clients_get() {
    let told = "\
client   way                 tokens      scopes
nightly  client_credentials  access      orders/list_, orders/read
phone    sdk                 id, access  aws.cognito.signin.user.admin
idle     -                   none

gets no tokens: idle
neither granted nor asked for: orders/write
";
    assert_eq!(Place::with(ENDS).run(["access"]).stdout, told);
    let json: serde_json::Value = serde_json::from_str(&Place::with(ENDS).run(["access", "--format", "json"]).stdout).unwrap();
    assert_eq!(json["clients"][1]["ways"][0]["scopes"][0], "aws.cognito.signin.user.admin");
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
