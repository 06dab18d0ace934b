//! Names, references, scopes and authorizers: one finding for a fault, at its place, and nothing for what follows from it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, reason = "it is a test")]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use poolgate::files::NoFiles;
use poolgate::{Place, check_text};

/// What is found in a spec, a line each: the code, the place, the message, the help and the related places.
fn found(spec: &str) -> String {
    let place = |place: &Place| match place {
        Place::Key(path) => format!("{path} (key)"),
        Place::Value(path) => path.to_string(),
        Place::Bytes(_) => "bytes".to_owned(),
    };
    let mut out = String::new();
    for finding in check_text(spec.as_bytes(), &NoFiles).expect("a rule is missing") {
        writeln!(out, "{} {}: {}; {}", finding.rule.code, place(&finding.place), finding.message, finding.help.unwrap_or_default())
            .unwrap();
        for related in finding.related {
            writeln!(out, "  {}: {}", place(&related.place), related.label).unwrap();
        }
    }
    out
}

const VET: &str = "runtime: python3.13, handler: index.handler, code: { inline: \"def handler(event, context): return event\" }";

#[test]
fn a_missing_user_pool_is_one_finding() {
    let spec = r#"
name: orders
resource_servers: { orders: { identifier: orders, scopes: { read: Read orders } } }
clients: { web: { auth_flows: [user_srp] } }
outputs: { pool: { value: "${user_pool.id}" } }
"#;
    insta::assert_snapshot!(found(spec), @r"
    XR004 clients (key): a user pool is needed and the spec has none; add `user_pool`; `user_pool: {}` is one with all the defaults
      resource_servers (key): needed here too
      outputs.pool.value: needed here too
    ");
}

#[test]
fn each_circle_is_one_finding() {
    let spec = format!(
        r#"
name: orders
user_pool:
  triggers: {{ pre_sign_up: vet, post_confirmation: greet }}
clients: {{ web: {{ auth_flows: [user_srp] }} }}
functions:
  vet: {{ {VET}, environment: {{ POOL: "${{user_pool.id}}", ARN: "${{user_pool.arn}}" }} }}
  greet: {{ {VET}, environment: {{ CLIENT: "${{clients.web.id}}" }} }}
"#
    );
    insta::assert_snapshot!(found(&spec), @r"
    XR005 functions.vet.environment.POOL: a circle of references: `user_pool` → `functions.vet` → `user_pool`; take the pool's id from the event, where a trigger finds it as `userPoolId`
      functions.vet.environment.ARN: also here
      user_pool.triggers.pre_sign_up: `user_pool` needs `functions.vet` here
    XR005 functions.greet.environment.CLIENT: a circle of references: `user_pool` → `functions.greet` → `clients.web` → `user_pool`; take the client's id from the event, where a trigger finds it as `callerContext.clientId`
      clients.web (key): `clients.web` needs `user_pool` here
      user_pool.triggers.post_confirmation: `user_pool` needs `functions.greet` here
    ");
}

#[test]
fn what_the_pool_says_of_itself_and_what_tags_say_can_be_circles() {
    let spec = r#"
name: orders
user_pool: { name: "pool ${user_pool.id}" }
tags: { pool: "${user_pool.arn}" }
"#;
    insta::assert_snapshot!(found(spec), @r"
    XR005 user_pool.name: a circle of references: `user_pool` → `user_pool`; give one of the values as a parameter
    XR005 tags.pool: a circle of references: `user_pool` → `tags` → `user_pool`; give the value of the tag as a parameter
      tags (key): `user_pool` needs `tags` here
    ");
}

#[test]
fn the_id_of_the_api_and_permissions_make_no_circle() {
    let spec = format!(
        r#"
name: orders
user_pool:
  triggers: {{ pre_sign_up: vet }}
  users: {{ ann: {{ attributes: {{ profile: "${{functions.vet.arn}}" }} }} }}
functions:
  vet: {{ {VET}, may: {{ user_pool: [read_users] }} }}
  list: {{ {VET}, environment: {{ API: "${{api.id}}" }} }}
api:
  rest:
    stage: dev
    authorizers: {{ pool: {{ user_pool: {{ token: id }} }} }}
    routes:
      GET /orders: {{ function: list, authorizer: pool }}
"#
    );
    assert_eq!(found(&spec), "");
}

#[test]
fn a_slip_where_a_parameter_is_used_does_not_make_it_unused() {
    let spec = r#"
name: orders
parameters:
  certificate: { description: The certificate }
  team: { description: The team }
user_pool: {}
tags: { a: "${certficate} ${certficate}" }
"#;
    insta::assert_snapshot!(found(spec), @r"
    XR002 tags.a: no parameter is called `certficate`; did you mean `${certificate}`?
    XR008 parameters.team (key): the parameter `team` is used nowhere; refer to it as `${team}`, or take it out
    ");
}

#[test]
fn a_slip_where_an_authorizer_is_used_is_one_finding() {
    let spec = r#"
name: orders
user_pool: {}
api:
  rest:
    stage: dev
    authorizers: { pool: { user_pool: { token: access } } }
    routes: { GET /orders: { mock: {}, authorizer: pol } }
"#;
    insta::assert_snapshot!(found(spec), @"XR003 api.rest.routes[\"GET /orders\"].authorizer: no authorizer is called `pol`; did you mean `pool`?");
}

#[test]
fn a_scope_that_leads_nowhere_is_one_finding() {
    // Neither is the route's scope one that nobody may have, nor the client's a reason to say so.
    let spec = r#"
name: orders
user_pool: { domain: { prefix: orders-login } }
resource_servers: { orders: { identifier: orders-api, scopes: { read: Read orders } } }
clients:
  web: { oauth: { flows: [code], scopes: [openid, orders/reed], callback_urls: ["https://app.example.com/callback"] } }
api:
  rest:
    stage: dev
    authorizers: { pool: { user_pool: { token: access } } }
    routes:
      GET /orders: { mock: {}, authorizer: pool, scopes: [orders/read] }
      PUT /orders: { mock: {}, authorizer: pool, scopes: [orders-api/read] }
"#;
    insta::assert_snapshot!(found(spec), @r#"
    SC001 clients.web.oauth.scopes[1]: the resource server `orders` has no scope `reed`; did you mean `orders/read`?
    SC004 api.rest.routes["PUT /orders"].scopes[0]: `orders-api/read` names the resource server by its identifier; write `orders/read`
    "#);
}

#[test]
fn routes_that_want_the_same_scope_are_one_finding() {
    let spec = r#"
name: orders
user_pool: { domain: { prefix: orders-login } }
resource_servers: { orders: { identifier: orders-api, scopes: { read: Read orders, write: Place orders } } }
clients:
  web: { oauth: { flows: [code], scopes: [openid, orders/read], callback_urls: ["https://app.example.com/callback"] } }
api:
  rest:
    stage: dev
    authorizers: { pool: { user_pool: { token: access } } }
    routes:
      GET /orders: { mock: {}, authorizer: pool, scopes: [orders/read, orders/write] }
      PUT /orders: { mock: {}, authorizer: pool, scopes: [orders/write] }
      POST /orders: { mock: {}, authorizer: pool, scopes: [orders/write] }
      PATCH /orders: { mock: {}, authorizer: pool, scopes: [email, orders/write] }
"#;
    insta::assert_snapshot!(found(spec), @r#"
    SC005 api.rest.routes["PUT /orders"].scopes[0]: no client can get a token with `orders/write`; list it in the `oauth.scopes` of the client that calls this route
      api.rest.routes["POST /orders"].scopes[0]: here too
    SC005 api.rest.routes["PATCH /orders"].scopes: no client can get a token with any of `email` and `orders/write`; list one of them in the `oauth.scopes` of the client that calls this route
    "#);
}

#[test]
fn without_clients_nobody_knows_who_may_have_a_scope() {
    let spec = r#"
name: orders
user_pool: {}
api:
  rest:
    stage: dev
    authorizers: { pool: { user_pool: { token: access } } }
    routes: { GET /orders: { mock: {}, authorizer: pool, scopes: [openid] } }
"#;
    assert_eq!(found(spec), "");
}

#[test]
fn paths_collide_where_they_part() {
    let spec = r#"
name: orders
user_pool: {}
api:
  rest:
    stage: dev
    authorizers: { pool: { user_pool: { token: id } } }
    routes:
      GET /a/b: { mock: {}, authorizer: pool }
      PUT /a/b: { mock: {}, authorizer: pool }
      GET /a-b/c/d: { mock: {}, authorizer: pool }
      GET /a-b/c/e: { mock: {}, authorizer: pool }
"#;
    insta::assert_snapshot!(found(spec), @r#"
    XR007 api.rest.routes["GET /a-b/c/d"] (key): the paths `/a/b` and `/a-b` both become `AB` in the template; rename a part of one of the two; punctuation and the first letter of a word tell nothing apart
      api.rest.routes["GET /a/b"] (key): also here
    "#);
}

#[test]
fn names_that_are_made_of_several_can_fall_together() {
    let spec = r#"
name: orders
user_pool: {}
api:
  rest:
    stage: dev
    authorizers: { pool: { user_pool: { token: id } } }
    api_keys: { c: {}, b-usage-plan-key-c: {} }
    usage_plans:
      a: { keys: [b-usage-plan-key-c] }
      a-usage-plan-key-b: { keys: [c] }
    routes: { GET /orders: { mock: {}, authorizer: pool, api_key: true } }
"#;
    insta::assert_snapshot!(found(spec), @"XR011 the spec: two resources would both be called `AUsagePlanKeyBUsagePlanKeyC`; rename one of the things that the name is made of");
}

/// Linear: ten thousand routes, each with a fault, and a thousand functions in one circle.
#[test]
fn many_faults_are_found_in_time() {
    let mut spec = "name: orders\nuser_pool: {}\nfunctions:\n".to_owned();
    for i in 0..1000 {
        writeln!(spec, "  f{i}: {{ {VET}, environment: {{ ADDRESS: \"${{api.url}}\" }} }}").unwrap();
    }
    spec.push_str("api:\n  rest:\n    stage: dev\n    authorizers: { pool: { user_pool: { token: access } } }\n    routes:\n");
    for i in 0..10_000 {
        writeln!(spec, "      GET /r{i}: {{ function: f{}, authorizer: pol{i}, scopes: [orders/x{i}] }}", i % 1001).unwrap();
    }
    let document = poolgate::syntax::parse(spec.as_bytes()).unwrap();
    let spec = poolgate::spec::Spec::read(&document).unwrap();
    let start = Instant::now();
    let count = poolgate::rules::check(&spec, &poolgate::files::Sources::default()).len();
    let took = start.elapsed();
    assert!(count > 20_000, "{count}");
    // A debug build on a busy machine; a quadratic rule takes minutes.
    assert!(took < Duration::from_secs(20), "{took:?}");
    println!("{took:?}");
}
