//! Functions, made when something asks for one.

use serde_json::{Value, json};

use super::choices::Choices;
use super::permissions;
use super::world::{ClientFacts, Entries, NetworkKind, PoolKind, World};

/// A function that Cognito calls. It may not know the pool by its environment: the pool knows the function.
pub(crate) fn trigger(w: &mut World, c: &mut Choices) -> String {
    again_or(w, c, "trigger", |w, c| own(w, c, false))
}

/// A function that answers a route.
pub(crate) fn answer(w: &mut World, c: &mut Choices) -> String {
    again_or(w, c, "answer", |w, c| match built_in(w, c) {
        Some(function) => function,
        None => own(w, c, true),
    })
}

/// A function of one's own that decides who may call.
pub(crate) fn authorizer(w: &mut World, c: &mut Choices) -> String {
    again_or(w, c, "authorizer", |w, c| own(w, c, true))
}

/// A built-in `verify`. Each serves one authorizer.
pub(crate) fn verify(w: &mut World, c: &mut Choices) -> String {
    let mut function = Entries::default();
    built(w, c, &mut function, "verify");
    add(w, c, function)
}

/// One that is there already, for the same purpose, or another.
fn again_or(w: &mut World, c: &mut Choices, purpose: &'static str, make: fn(&mut World, &mut Choices) -> Entries) -> String {
    let known: Vec<String> = w.reusable.iter().filter(|(known, _)| *known == purpose).map(|(_, name)| name.clone()).collect();
    if !known.is_empty() && !c.chance(35) {
        return c.one(&known);
    }
    let function = make(w, c);
    let name = add(w, c, function);
    w.reusable.push((purpose, name.clone()));
    name
}

fn add(w: &mut World, c: &mut Choices, function: Entries) -> String {
    let name = w.name(c, "functions");
    w.functions.set(&name, function.0);
    name
}

fn own(w: &mut World, c: &mut Choices, knows_the_pool: bool) -> Entries {
    let mut function = Entries::default();
    if c.chance(20) {
        function.set("arn", w.text(c, "arn:aws:lambda:eu-central-1:123456789012:function:orders"));
        return function;
    }
    code(w, c, &mut function);
    let in_network = network(w, c, &mut function, false);
    let can_call_cognito = !in_network || w.network != NetworkKind::Closed;
    let may = permissions::of_function(w, c, can_call_cognito);
    function.fill("may", may);
    if c.chance(40) {
        let environment = environment(w, c, knows_the_pool);
        function.fill("environment", environment);
    }
    sizes(w, c, &mut function);
    function
}

const PYTHON: &str = "def handler(event, context):\n    \"\"\"Größer; # ${not a hole} in code.\"\"\"\n    return event\n";
const NODE: &str = "exports.handler = async (event) => { return event; };\n";
const MODULE: &str = "export const handler = async (event) => event;\n";

fn code(w: &mut World, c: &mut Choices, function: &mut Entries) {
    let python = c.one(&["python3.13", "python3.12", "python3.14"]);
    let node = c.one(&["nodejs22.x", "nodejs24.x"]);
    let (code, runtime, handler) = match c.below(7) {
        0 => (json!({ "inline": PYTHON }), python, "index.handler"),
        1 => (json!({ "file": w.file("code/list.py", PYTHON) }), python, "list.handler"),
        2 => (json!({ "inline": NODE }), node, "index.handler"),
        3 => (json!({ "file": w.file("code/show.js", NODE) }), node, "show.handler"),
        4 => (json!({ "file": w.file("code/show.mjs", MODULE) }), "nodejs24.x", "show.handler"),
        _ => {
            let mut bundle = Entries::default();
            bundle.set("bucket", w.text(c, "code-bucket.example"));
            bundle.set("key", w.text(c, "bundles/orders v1.zip"));
            if c.chance(40) {
                bundle.set("version", w.text(c, "L4kqtJlcpXroDTDmpUMLUo"));
            }
            let (runtime, handler) = c.one(&[
                (python, "orders.handler"),
                (node, "src/orders.handler"),
                ("java21", "com.example.Orders::handle"),
                ("provided.al2023", "bootstrap"),
                ("ruby3.4", "orders.handler"),
                ("dotnet10", "Orders::Orders.Function::Handle"),
            ]);
            (json!({ "s3": bundle.0 }), runtime, handler)
        }
    };
    function.set("code", code);
    function.set("runtime", runtime);
    function.set("handler", handler);
}

/// Whether it runs in the network. What calls Cognito's public addresses needs a way to them.
fn network(w: &World, c: &mut Choices, function: &mut Entries, needs_the_internet: bool) -> bool {
    let possible = match w.network {
        NetworkKind::Missing => false,
        NetworkKind::Open => true,
        NetworkKind::Closed | NetworkKind::Endpoints => !needs_the_internet,
    };
    let inside = possible && c.chance(60);
    if inside || c.chance(5) {
        function.set("in_network", inside);
    }
    inside
}

fn environment(w: &mut World, c: &mut Choices, knows_the_pool: bool) -> Entries {
    let mut all = vec![
        json!("orders"),
        json!("a=b; \"c\" 'd' # e: ü $${x}"),
        json!("${aws.region}-${aws.account_id}"),
        json!("${aws.partition}/${aws.stack_name}"),
    ];
    all.push(w.text(c, "table-of-orders"));
    if knows_the_pool && !w.clients_know_the_api && w.pool != PoolKind::Missing {
        all.extend(["${user_pool.id}", "${user_pool.arn}", "${user_pool.issuer}"].map(|text| json!(text)));
        all.extend(w.clients.iter().map(|client| json!(format!("${{clients.{}.id}}", client.name))));
        all.extend(w.domain.then(|| json!("${user_pool.login_url}/oauth2")));
    }
    let mut environment = Entries::default();
    for (index, value) in c.some(&all).into_iter().enumerate() {
        environment.set(&format!("{}{index}", c.one(&["TABLE_", "x", "Name"])), value);
    }
    environment
}

fn sizes(w: &mut World, c: &mut Choices, function: &mut Entries) {
    if c.chance(15) {
        function.set("description", w.prose(c, "Keeps the orders"));
    }
    if c.chance(15) {
        function.set("memory", c.number(128, 10_240));
    }
    if c.chance(15) {
        function.set("timeout", c.one(&["1s", "20s", "15m", "900s"]));
    }
    if c.chance(15) {
        function.set("architecture", c.one(&["arm64", "x86_64"]));
    }
    if c.chance(15) {
        function.set("log_retention", c.one(&["1d", "14d", "30d", "3653d", "24h"]));
    }
    if c.chance(10) {
        function.set("reserved_concurrency", c.number(1, 50));
    }
    if c.chance(10) {
        function.set("tracing", c.chance(60));
    }
}

/// A handler that comes with poolgate and has a client to work for.
fn built_in(w: &mut World, c: &mut Choices) -> Option<Entries> {
    if w.pool == PoolKind::Missing || w.clients_know_the_api || !c.chance(25) {
        return None;
    }
    let handler = c.one(&["confirm", "login", "refresh", "sign_out"]);
    // A server's client is preferred for a login where nothing is said.
    let admin = w.clients.iter().any(|client| client.admin_password);
    let could_be = |client: &&ClientFacts| match handler {
        "login" => {
            if admin {
                client.admin_password
            } else {
                client.user_password
            }
        }
        _ => client.refreshes(),
    };
    let fits = |client: &&ClientFacts| match handler {
        "login" => client.admin_password || client.user_password,
        "refresh" => client.refreshes(),
        _ => client.refreshes() && client.revocation,
    };
    let mut function = Entries::default();
    if handler != "confirm" {
        let candidates: Vec<String> = w.clients.iter().filter(could_be).map(|client| client.name.clone()).collect();
        let good: Vec<String> = w.clients.iter().filter(fits).map(|client| client.name.clone()).collect();
        if good.is_empty() {
            return None;
        }
        // The only one that it could be need not be named.
        if candidates.len() != 1 || !good.contains(&candidates[0]) || c.chance(50) {
            function.set("client", c.one(&good));
        }
    }
    built(w, c, &mut function, handler);
    if handler == "login" && c.chance(30) {
        function.set("may", json!({ "user_pool": ["sign_in_as_admin"] }));
    }
    Some(function)
}

fn built(w: &mut World, c: &mut Choices, function: &mut Entries, handler: &str) {
    function.set("code", json!({ "built_in": handler }));
    if c.chance(50) {
        function.set("runtime", c.one(&["python3.13", "nodejs22.x", "nodejs24.x", "python3.12"]));
    }
    network(w, c, function, true);
    if c.chance(20) {
        function.set("environment", json!({ "MINE": Value::from("x") }));
    }
    sizes(w, c, function);
}
