//! The specs that are measured: one pool, one function, and as many routes and clients as asked for.
#![allow(dead_code, reason = "each benchmark uses one of them")]

use std::fmt::Write as _;

/// A legal spec with so many routes, each behind an authorizer and a scope.
pub(crate) fn with_routes(routes: usize) -> String {
    let mut text = String::from(
        "name: orders
user_pool:
  sign_in: { attributes: [email] }
  verify: [email]
  domain: { prefix: orders-login }
resource_servers:
  orders: { identifier: \"https://api.example.com/orders\", scopes: { read: Read orders } }
clients:
  web:
    oauth: { flows: [code], scopes: [openid, email, orders/read], callback_urls: [\"https://app.example.com/callback\"] }
  nightly:
    secret: true
    oauth: { flows: [client_credentials], scopes: [orders/read] }
functions:
  orders: { runtime: python3.13, handler: orders.handler, code: { s3: { bucket: code-bucket, key: orders.zip } } }
api:
  rest:
    stage: v1
    authorizers:
      pool: { user_pool: { token: access } }
    routes:
",
    );
    for route in 0..routes {
        // Writing to a string does not fail.
        let _ = writeln!(text, "      GET /r{route}/{{id}}: {{ function: orders, authorizer: pool, scopes: [orders/read] }}");
    }
    text
}

/// How many resource servers there are, and how many scopes each of them has.
const SERVERS: usize = 10;
const SCOPES: usize = 10;

/// A legal spec with so many routes and so many clients. Each client has five scopes of different servers and each route asks for
/// two; an authorizer of the pool guards all.
pub(crate) fn with_clients(routes: usize, clients: usize) -> String {
    let scope = |number: usize| format!("s{}/c{}", number % SERVERS, number / SERVERS % SCOPES);
    let mut text = String::from("name: orders\nuser_pool:\n  domain: { prefix: orders-login }\nresource_servers:\n");
    for server in 0..SERVERS {
        let scopes: Vec<String> = (0..SCOPES).map(|scope| format!("c{scope}: Scope {scope}")).collect();
        let _ = writeln!(text, "  s{server}: {{ identifier: \"https://api.example.com/s{server}\", scopes: {{ {} }} }}", scopes.join(", "));
    }
    text.push_str("clients:\n");
    for client in 0..clients {
        // As few clients as there are, every scope is somebody's.
        let of_it = (client..).step_by(clients.min(SERVERS * SCOPES)).take_while(|number| *number < SERVERS * SCOPES);
        let scopes: Vec<String> =
            of_it.chain((1..5).map(|step| client + step * 7)).map(|number| scope(number % (SERVERS * SCOPES))).collect();
        let scopes =
            scopes.iter().collect::<std::collections::BTreeSet<_>>().into_iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        // A template has at most 200 outputs, and a client with login pages has two.
        let _ = if client % 4 == 0 {
            let callback = format!("https://app{client}.example.com/callback");
            writeln!(text, "  web{client}: {{ oauth: {{ flows: [code], scopes: [openid, {scopes}], callback_urls: [\"{callback}\"] }} }}")
        } else {
            writeln!(text, "  job{client}: {{ secret: true, oauth: {{ flows: [client_credentials], scopes: [{scopes}] }} }}")
        };
    }
    text.push_str(
        "functions:
  orders: { runtime: python3.13, handler: orders.handler, code: { s3: { bucket: code-bucket, key: orders.zip } } }
api:
  rest:
    stage: v1
    authorizers:
      pool: { user_pool: { token: access } }
    routes:
",
    );
    for route in 0..routes {
        let (one, other) = (scope(route), scope(route + 37));
        let _ = writeln!(text, "      GET /r{route}/{{id}}: {{ function: orders, authorizer: pool, scopes: [{one}, {other}] }}");
    }
    text
}
