//! The spec that is measured: one pool, two clients, one function, and as many routes as asked for.

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
