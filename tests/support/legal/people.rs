//! Groups and users.

use serde_json::Value;

use super::attributes::STANDARD;
use super::choices::Choices;
use super::world::{Entries, PoolKind, World};

pub(crate) fn add(w: &mut World, c: &mut Choices, pool: &mut Entries) {
    let mut groups = Entries::default();
    let mut names = Vec::new();
    for (index, name) in c.some(&["admins", "Éditeurs", "read:only", "z"]).into_iter().enumerate() {
        let mut group = Entries::default();
        if c.chance(40) {
            group.set("description", w.prose(c, "May do anything"));
        }
        if c.chance(40) {
            group.set("precedence", c.number(0, 2_147_483_000) + index as u64);
        }
        if c.chance(30) {
            group.set("role", w.text(c, "arn:aws:iam::123456789012:role/path/admins"));
        }
        groups.set(name, group.0);
        names.push(name);
    }
    pool.fill("groups", groups);
    if !c.chance(40) {
        return;
    }
    let mut users = Entries::default();
    let by_address = pool.0.get("sign_in").and_then(|sign_in| sign_in.get("attributes")).and_then(Value::as_array).cloned();
    // Where case counts, or nobody knows whether it does, these are two users.
    let by_case = w.pool == PoolKind::Existing || pool.0.get("case_sensitive") == Some(&Value::Bool(true));
    if by_case && by_address.is_none() && c.chance(30) {
        users.set("eve", Entries::default().0);
        users.set("Eve", Entries::default().0);
    }
    for index in 0..=c.below(3) {
        let email = format!("{}{index}@example.com", c.one(&["ann", "Ben.Ott+x"]));
        let phone = format!("+49151123456{index}");
        let name = match by_address.as_deref() {
            Some([only]) if only == "phone_number" => phone.clone(),
            Some(_) => email.clone(),
            None => format!("{}{index}", c.one(&["ann", "Ben_2", "jörg"])),
        };
        users.set(&name, user(w, c, &name, &email, &phone, &names).0);
    }
    pool.set("users", users.0);
}

fn user(w: &World, c: &mut Choices, name: &str, email: &str, phone: &str, groups: &[&str]) -> Entries {
    let mut user = Entries::default();
    let mut attributes = Entries::default();
    let has_email = c.chance(60);
    if has_email {
        attributes.set("email", email);
    }
    if has_email && c.chance(60) {
        attributes.set("email_verified", c.one(&["true", "false"]));
    }
    let has_phone = c.chance(30);
    if has_phone {
        attributes.set("phone_number", phone);
    }
    if has_phone && c.chance(50) {
        attributes.set("phone_number_verified", c.one(&["true", "false"]));
    }
    let own =
        w.attributes.iter().filter(|about| about.name.starts_with("custom:")).map(|about| (about.name.as_str(), about.example.as_str()));
    let elsewhere = (w.pool == PoolKind::Existing).then_some(("custom:branch", "north"));
    let all: Vec<_> = STANDARD.iter().copied().skip(2).chain(own).chain(elsewhere).collect();
    for (name, value) in c.some(&all) {
        attributes.set(name, value);
    }
    // Who is called by an address has it.
    let can_email = has_email || name.contains('@');
    let can_text = has_phone || name.starts_with('+');
    user.fill("attributes", attributes);
    let groups = c.some(groups);
    if !groups.is_empty() {
        user.set("groups", groups);
    }
    let mut by = Vec::new();
    if can_email && c.chance(40) {
        by.push("email");
    }
    // Of a pool that exists nothing is known of its text messages.
    if can_text && (w.sms || w.pool == PoolKind::Existing) && c.chance(40) {
        by.push("sms");
    }
    if !by.is_empty() {
        user.set("invite_by", by);
    }
    user
}
