//! What the login pages look like.

use serde_json::{Value, json};

use super::choices::Choices;
use super::world::{Entries, World};

const CSS: &str = ".submitButton-customizable:hover { background-color: #225588; } /* a comment */ .label-customizable, .banner-customizable { font-weight: 400; }";
const SETTINGS: &str = "{ \"categories\": { \"global\": { \"colorSchemeMode\": \"LIGHT\" } } }";

pub(crate) fn add(w: &mut World, c: &mut Choices) -> Value {
    let clients: Vec<String> = w.clients.iter().filter(|client| client.pages).map(|client| client.name.clone()).collect();
    let clients = c.some(&clients);
    if !w.lite && c.chance(60) {
        let mut managed = Entries::default();
        if c.chance(70) {
            managed.set("style", style(w, c));
        }
        let own: Vec<_> = clients.iter().map(|client| (client.clone(), style(w, c))).collect();
        managed.fill("clients", Entries(own.into_iter().collect()));
        return json!({ "managed": managed.0 });
    }
    let mut classic = Entries::default();
    if c.chance(70) {
        classic.set("css", css(w, c));
    }
    let own: Vec<_> = clients.iter().map(|client| (client.clone(), css(w, c))).collect();
    classic.fill("clients", Entries(own.into_iter().collect()));
    json!({ "classic": classic.0 })
}

fn css(w: &mut World, c: &mut Choices) -> Value {
    if c.chance(50) { json!({ "file": w.file("pages/login.css", CSS) }) } else { json!({ "inline": CSS }) }
}

fn style(w: &mut World, c: &mut Choices) -> Value {
    if c.chance(20) {
        return json!({});
    }
    let mut style = Entries::default();
    let settings = if c.chance(50) {
        json!({ "file": w.file("pages/style.json", SETTINGS) })
    } else {
        json!({ "inline": serde_json::from_str::<Value>(SETTINGS).unwrap() })
    };
    style.set("settings", settings);
    let categories = [
        "favicon_ico",
        "favicon_svg",
        "email_graphic",
        "sms_graphic",
        "auth_app_graphic",
        "password_graphic",
        "passkey_graphic",
        "page_header_logo",
        "page_header_background",
        "page_footer_logo",
        "page_footer_background",
        "page_background",
        "form_background",
        "form_logo",
    ];
    let mut assets = Vec::new();
    for category in c.some(&categories) {
        let ending = match category {
            "favicon_ico" => "ico",
            "favicon_svg" => "svg",
            _ => c.one(&["svg", "png", "jpg", "jpeg", "webp"]),
        };
        let mut asset = Entries::default();
        asset.set("category", category);
        if c.chance(50) {
            asset.set("color_mode", c.one(&["light", "dark", "dynamic"]));
        }
        asset.set("file", w.file(&format!("pages/{category}.{ending}"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
        assets.push(Value::Object(asset.0));
    }
    if !assets.is_empty() {
        style.set("assets", assets);
    }
    Value::Object(style.0)
}
