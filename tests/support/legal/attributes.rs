//! The attributes of users: the standard ones and those of one's own.

use serde_json::json;

use super::choices::Choices;
use super::world::{AttributeFacts, Entries, PoolKind, World};

/// The standard attributes and a value of each.
pub(crate) const STANDARD: &[(&str, &str)] = &[
    ("email", "ann@example.com"),
    ("phone_number", "+4915112345678"),
    ("name", "Ann Ott"),
    ("given_name", "Ann"),
    ("family_name", "Ott"),
    ("middle_name", "B."),
    ("nickname", "annie"),
    ("preferred_username", "annie"),
    ("birthdate", "1990-12-31"),
    ("address", "Am Markt 1"),
    ("gender", "female"),
    ("locale", "de-DE"),
    ("picture", "https://example.com/ann.png"),
    ("profile", "https://example.com/ann"),
    ("updated_at", "1700000000"),
    ("website", "https://ann.example.com"),
    ("zoneinfo", "Europe/Berlin"),
];

const CUSTOM: &[&str] = &["tenant", "Level-2", "beta", "a", "a.b_c/d", "twenty-characters-xx"];

/// `attributes`, and what later sections must know of them. A pool with identity providers keeps changeable what they fill.
pub(crate) fn add(w: &mut World, c: &mut Choices, has_providers: bool) -> Entries {
    let mut entries = Entries::default();
    for (name, example) in c.some(STANDARD) {
        let mut about = Entries::default();
        let required = c.chance(20);
        // A provider fills an attribute at every sign-in, so it must be changeable.
        let mutable = has_providers || !c.chance(15);
        if required || c.chance(10) {
            about.set("required", required);
        }
        if !mutable || c.chance(10) {
            about.set("mutable", mutable);
        }
        // Limits of length are for text; a birthday has ten characters as it is.
        if !matches!(name, "updated_at" | "birthdate") {
            if c.chance(15) {
                about.set("min_length", c.number(0, 1));
            }
            if c.chance(15) {
                about.set("max_length", c.number(100, 2048));
            }
        }
        entries.set(name, about.0);
        w.attributes.push(AttributeFacts { name: name.to_owned(), required, mutable, example: example.to_owned() });
    }
    let mut custom = Entries::default();
    for name in c.some(CUSTOM) {
        let mut about = Entries::default();
        let example = match c.below(4) {
            0 => {
                let mut limits = Entries::default();
                if c.chance(50) {
                    limits.set("min_length", c.number(0, 4));
                }
                if c.chance(50) {
                    limits.set("max_length", c.number(4, 2048));
                }
                about.set("string", limits.0);
                "text"
            }
            1 => {
                let mut limits = Entries::default();
                if c.chance(50) {
                    limits.set("min", -(c.number(0, 1 << 40) as i64));
                }
                if c.chance(50) {
                    limits.set("max", c.number(7, 1 << 40));
                }
                about.set("number", limits.0);
                "7"
            }
            2 => {
                about.set("boolean", json!({}));
                "true"
            }
            _ => {
                about.set("date_time", json!({}));
                "2026-01-31T12:00:00Z"
            }
        };
        let mutable = has_providers || !c.chance(20);
        if !mutable || c.chance(20) {
            about.set("mutable", mutable);
        }
        custom.set(name, about.0);
        w.attributes.push(AttributeFacts { name: format!("custom:{name}"), required: false, mutable, example: example.to_owned() });
    }
    entries.fill("custom", custom);
    entries
}

/// The names of all attributes that the pool has, said or unsaid. One that exists can have any of its own.
pub(crate) fn all(w: &World) -> Vec<String> {
    let elsewhere = (w.pool == PoolKind::Existing).then(|| "custom:branch".to_owned());
    let own = w.attributes.iter().map(|about| about.name.clone()).filter(|name| name.starts_with("custom:")).chain(elsewhere);
    STANDARD.iter().map(|(name, _)| (*name).to_owned()).chain(own).collect()
}
