//! App clients.

use serde_json::json;

use super::attributes;
use super::choices::Choices;
use super::world::{ClientFacts, Entries, PoolKind, World};

pub(crate) fn add(w: &mut World, c: &mut Choices, custom_sign_in: bool) {
    if w.pool == PoolKind::Missing {
        return;
    }
    let mut clients = Entries::default();
    let count = c.below(5);
    for index in 0..count {
        let name = w.name(c, "clients");
        let mut facts = ClientFacts { name: name.clone(), revocation: true, ..ClientFacts::default() };
        // Where a custom sign-in is set up, somebody can begin it.
        facts.custom = custom_sign_in && (index == 0 || c.chance(40));
        let custom_scopes: Vec<String> =
            w.servers.iter().flat_map(|(server, scopes)| scopes.iter().map(move |scope| format!("{server}/{scope}"))).collect();
        let client = if !facts.custom && !custom_scopes.is_empty() && c.chance(30) {
            machine(w, c, &mut facts, &custom_scopes)
        } else {
            people(w, c, &mut facts, &custom_scopes)
        };
        clients.set(&name, client.0);
        w.clients.push(facts);
    }
    w.spec.fill("clients", clients);
}

/// A client that acts on its own.
fn machine(w: &mut World, c: &mut Choices, facts: &mut ClientFacts, custom: &[String]) -> Entries {
    let mut client = Entries::default();
    facts.machine = true;
    facts.scopes = c.some_at_least_one(custom);
    naming(w, c, &mut client);
    client.set("secret", true);
    client.set("oauth", json!({ "flows": ["client_credentials"], "scopes": facts.scopes }));
    // An unusual choice that AWS allows: a machine that also signs users in by the SDK.
    if c.chance(10) {
        client.set("auth_flows", ["admin_user_password"]);
        facts.sdk = true;
        facts.admin_password = true;
    }
    tokens(c, &mut client, facts, &[]);
    client
}

/// A client that signs users in.
fn people(w: &mut World, c: &mut Choices, facts: &mut ClientFacts, custom: &[String]) -> Entries {
    let mut client = Entries::default();
    naming(w, c, &mut client);
    if c.chance(40) {
        client.set("secret", c.chance(70));
    }
    facts.pages = c.chance(60);
    let mut flows: Vec<&str> = Vec::new();
    if facts.custom {
        flows.push("custom");
    }
    if !facts.pages || c.chance(40) {
        let all: &[&str] = if w.lite {
            &["user_srp", "user_password", "admin_user_password"]
        } else {
            &["user_srp", "user_password", "admin_user_password", "user_auth"]
        };
        flows.extend(c.some_at_least_one(all));
    }
    facts.sdk = !flows.is_empty();
    facts.admin_password = flows.contains(&"admin_user_password");
    facts.user_password = flows.contains(&"user_password");
    if facts.pages {
        let oauth = oauth(w, c, facts, custom);
        client.set("oauth", oauth.0);
    }
    let providers = identity_providers(w, c, &mut client, facts.pages);
    tokens(c, &mut client, facts, &flows);
    let rotates = client.0.get("tokens").is_some_and(|tokens| tokens.get("rotation").is_some());
    if !rotates && c.chance(30) {
        flows.push("refresh_token");
    }
    if !flows.is_empty() {
        client.set("auth_flows", flows);
    }
    attribute_lists(w, c, &mut client, &providers);
    if c.chance(20) {
        client.set("prevent_user_existence_errors", c.chance(50));
    }
    client
}

fn naming(w: &mut World, c: &mut Choices, client: &mut Entries) {
    if c.chance(20) {
        client.set("name", w.text(c, "The shop, v1.0 @home a+b=c-d_e"));
    }
}

fn oauth(w: &mut World, c: &mut Choices, facts: &mut ClientFacts, custom: &[String]) -> Entries {
    let mut oauth = Entries::default();
    let flows = if c.chance(10) { c.one(&[vec!["implicit"], vec!["code", "implicit"]]) } else { vec!["code"] };
    if flows.contains(&"implicit") {
        w.insecure("OA017");
    }
    facts.code = flows.contains(&"code");
    oauth.set("flows", flows);
    facts.openid = c.chance(75);
    let mut scopes: Vec<String> = Vec::new();
    if facts.openid {
        // Claims of a user come with `openid` alone.
        scopes.push("openid".to_owned());
        scopes.extend(c.some(&["email", "phone", "profile"]).into_iter().map(str::to_owned));
    }
    scopes.extend(c.some(custom));
    if scopes.is_empty() || c.chance(15) {
        scopes.push("aws.cognito.signin.user.admin".to_owned());
    }
    oauth.set("scopes", scopes.clone());
    facts.scopes = scopes;
    let all = [
        "https://app.example.com/callback",
        "myapp://signed-in",
        "http://localhost:3000/callback",
        "http://127.0.0.1/x",
        "https://app.example.com/a?b=c&d=%20",
    ];
    let callbacks = c.some_at_least_one(&all);
    let mut urls: Vec<_> = callbacks.iter().map(|url| w.text(c, url)).collect();
    if w.clients_know_the_api && c.chance(40) {
        urls.push(json!("${api.url}/signed-in"));
    }
    if c.chance(30) {
        oauth.set("default_redirect", urls[c.below(urls.len())].clone());
    }
    oauth.set("callback_urls", urls);
    if c.chance(40) {
        let logouts = c.some_at_least_one(&all);
        oauth.set("logout_urls", logouts.iter().map(|url| w.text(c, url)).collect::<Vec<_>>());
    }
    oauth
}

/// Who vouches for the users of the client; returns those providers that the client names.
fn identity_providers(w: &World, c: &mut Choices, client: &mut Entries, pages: bool) -> Vec<String> {
    let mut all = vec!["cognito".to_owned()];
    // Other providers are reached from the login pages alone.
    if pages {
        all.extend(w.providers.iter().map(|(name, _)| name.clone()));
        // A pool that exists can have others.
        all.extend((w.pool == PoolKind::Existing).then(|| "Elsewhere-1".to_owned()));
    }
    if !c.chance(60) {
        return Vec::new();
    }
    let mut some = c.some_at_least_one(&all);
    if let Some(unsolicited) = some.iter().find(|name| w.unsolicited.contains(name)).cloned() {
        some = vec![unsolicited];
    }
    client.set("identity_providers", some.clone());
    some
}

fn tokens(c: &mut Choices, client: &mut Entries, facts: &mut ClientFacts, flows: &[&str]) {
    if !c.chance(40) {
        return;
    }
    let mut tokens = Entries::default();
    let times = ["5m", "300s", "15m", "90m", "1h", "24h", "1d"];
    for key in c.some(&["access", "id"]) {
        tokens.set(key, c.one(&times));
    }
    if c.chance(50) {
        // None of the above outlives a day.
        tokens.set("refresh", c.one(&["30d", "1d", "24h", "1440m", "86400s", "3650d"]));
    }
    if c.chance(30) {
        tokens.set("auth_session", c.one(&["3m", "15m", "600s"]));
    }
    if c.chance(30) {
        facts.revocation = c.chance(50);
        tokens.set("revocation", facts.revocation);
    }
    if !flows.is_empty() && c.chance(30) {
        let grace = c.one(&[json!({}), json!({ "grace": "0s" }), json!({ "grace": "60s" }), json!({ "grace": "1m" })]);
        tokens.set("rotation", grace);
    }
    client.fill("tokens", tokens);
}

fn attribute_lists(w: &World, c: &mut Choices, client: &mut Entries, providers: &[String]) {
    let all = attributes::all(w);
    if c.chance(25) {
        let more = ["email_verified", "phone_number_verified"].map(str::to_owned);
        client.set("read_attributes", c.some_at_least_one(&[all.as_slice(), more.as_slice()].concat()));
    }
    if c.chance(25) {
        // What users need from the start, and what providers fill, the client must be able to write.
        let needed = |name: &String| {
            w.attributes.iter().any(|about| about.name == *name && about.required)
                || w.providers.iter().any(|(provider, filled)| providers.contains(provider) && filled.contains(name))
        };
        let some = c.some_at_least_one(&all);
        client.set("write_attributes", all.iter().filter(|name| needed(name) || some.contains(name)).cloned().collect::<Vec<_>>());
    }
}
