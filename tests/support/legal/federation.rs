//! Identity providers.

use serde_json::{Value, json};

use super::attributes;
use super::choices::Choices;
use super::world::{Entries, World};

const KINDS: &[&str] = &["google", "facebook", "login_with_amazon", "apple", "saml", "oidc", "saml", "oidc"];

/// `identity_providers`: each of the social four at most once, and some of one's own. The attributes are known by now.
pub(crate) fn add(w: &mut World, c: &mut Choices) -> Entries {
    let mut entries = Entries::default();
    for (index, kind) in c.some_at_least_one(KINDS).into_iter().enumerate() {
        let name = match kind {
            "saml" | "oidc" => c.one(&["Staff", "a_b", "partner-id.v2", "ab+c"]).to_owned() + &index.to_string(),
            social => format!("{}{index}", c.one(&[social, "social"])),
        };
        let mut about = match kind {
            "google" => google(w, c),
            "facebook" => facebook(w, c),
            "login_with_amazon" => amazon(w, c),
            "apple" => apple(w, c),
            "saml" => saml(w, c, index, &name),
            _ => oidc(w, c, index),
        };
        let (map, filled) = map(w, c, kind);
        about.fill("map", map);
        entries.set(&name, json!({ kind: about.0 }));
        w.providers.push((name, filled));
    }
    entries
}

/// Which claims fill which attributes: every required one, and perhaps more.
fn map(w: &World, c: &mut Choices, kind: &str) -> (Entries, Vec<String>) {
    let mut entries = Entries::default();
    let mut filled = Vec::new();
    // What the pool says nothing of can be changed.
    let changeable = |name: &str| w.attributes.iter().find(|about| about.name == name).is_none_or(|about| about.mutable);
    let more: Vec<String> = c.some(&["email", "name", "given_name", "custom:tenant"].map(str::to_owned));
    let all = attributes::all(w);
    for name in all.iter().filter(|name| {
        let required = w.attributes.iter().any(|about| about.name == **name && about.required);
        required || more.contains(name) && changeable(name)
    }) {
        let claim = c.one(&[name.trim_start_matches("custom:"), "claim", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/x"]);
        entries.set(name, claim);
        filled.push(name.clone());
    }
    if kind != "saml" && c.chance(10) {
        let claim = match kind {
            "facebook" => "id",
            "login_with_amazon" => "user_id",
            _ => "sub",
        };
        entries.set("username", claim);
    }
    (entries, filled)
}

fn secret(w: &mut World, c: &mut Choices) -> Value {
    match c.below(4) {
        0 => json!({ "secrets_manager": { "secret": w.text(c, "orders/provider"), "key": c.one(&["client_secret", "a b"]) } }),
        1 => json!({ "secrets_manager": { "secret": "arn:aws:secretsmanager:eu-central-1:123456789012:secret:orders-AbCdEf" } }),
        2 => json!({ "ssm": "/orders/provider_1" }),
        _ => json!({ "parameter": w.secret_parameter() }),
    }
}

fn scopes(c: &mut Choices, entries: &mut Entries, all: &[&str]) {
    if c.chance(60) {
        entries.set("scopes", c.some_at_least_one(all));
    }
}

fn google(w: &mut World, c: &mut Choices) -> Entries {
    let mut entries = Entries::default();
    entries.set("client_id", w.text(c, "1example.apps.googleusercontent.com"));
    entries.set("client_secret", secret(w, c));
    scopes(c, &mut entries, &["openid", "email", "profile"]);
    entries
}

fn facebook(w: &mut World, c: &mut Choices) -> Entries {
    let mut entries = Entries::default();
    entries.set("client_id", w.text(c, "1234567890"));
    entries.set("client_secret", secret(w, c));
    entries.set("api_version", w.text(c, "v17.0"));
    scopes(c, &mut entries, &["public_profile", "email"]);
    entries
}

fn amazon(w: &mut World, c: &mut Choices) -> Entries {
    let mut entries = Entries::default();
    entries.set("client_id", w.text(c, "amzn1.application-oa2-client.1example23456789"));
    entries.set("client_secret", secret(w, c));
    scopes(c, &mut entries, &["profile", "postal_code", "profile:user_id"]);
    entries
}

fn apple(w: &mut World, c: &mut Choices) -> Entries {
    let mut entries = Entries::default();
    entries.set("client_id", w.text(c, "com.example.orders"));
    entries.set("team_id", w.text(c, "TEAM123456"));
    entries.set("key_id", w.text(c, "KEY1234567"));
    entries.set("private_key", secret(w, c));
    scopes(c, &mut entries, &["email", "name"]);
    entries
}

const METADATA: &str =
    "<?xml version=\"1.0\"?>\n<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID='https://id.example.com'/>\n";

fn saml(w: &mut World, c: &mut Choices, index: usize, name: &str) -> Entries {
    let mut entries = Entries::default();
    let metadata = match c.below(3) {
        0 => json!({ "url": w.text(c, "https://staff.example.com/metadata?a=b&c=d") }),
        1 => json!({ "inline": METADATA }),
        _ => json!({ "file": w.file("saml/metadata.xml", METADATA) }),
    };
    entries.set("metadata", metadata);
    for key in c.some(&["sign_out", "idp_initiated", "sign_requests", "encrypted_responses"]) {
        entries.set(key, true);
        if key == "idp_initiated" {
            w.unsolicited.push(name.to_owned());
        }
    }
    identifiers(c, &mut entries, index);
    entries
}

fn identifiers(c: &mut Choices, entries: &mut Entries, index: usize) {
    if c.chance(30) {
        entries.set("identifiers", [format!("example{index}.com"), format!("the staff_{index}")]);
    }
}

fn oidc(w: &mut World, c: &mut Choices, index: usize) -> Entries {
    let mut entries = Entries::default();
    entries.set("client_id", w.text(c, "orders & co"));
    entries.set("client_secret", secret(w, c));
    entries.set("issuer", w.text(c, "https://id.partner.example.com"));
    if c.chance(50) {
        let more: Vec<_> = c.some(&["email", "profile", "phone"]);
        entries.set("scopes", [&["openid"], more.as_slice()].concat());
    }
    if c.chance(50) {
        entries.set("attributes_request_method", c.one(&["get", "post"]));
    }
    if c.chance(40) {
        let mut endpoints = Entries::default();
        for (key, path) in [("authorize", "authorize"), ("token", "token"), ("attributes", "userinfo"), ("jwks", "keys")] {
            endpoints.set(key, w.text(c, &format!("https://id.partner.example.com/{path}")));
        }
        entries.set("endpoints", endpoints.0);
    }
    identifiers(c, &mut entries, index);
    entries
}
