//! The user pool: its settings, its domain, its triggers. Attributes, providers, messages, pages and people have files of their own.

use serde_json::{Value, json};

use super::choices::Choices;
use super::world::{Entries, PoolKind, World};
use super::{attributes, federation, functions, messages, pages, people};

/// What clients must know of the pool before the rest of it is decided.
#[derive(Debug, Default)]
pub(crate) struct Begun {
    pool: Entries,
    by_link: bool,
    pub(crate) custom_sign_in: bool,
}

/// The part of the pool that clients depend on.
pub(crate) fn begin(w: &mut World, c: &mut Choices) -> Begun {
    let mut begun = Begun::default();
    match w.pool {
        PoolKind::Missing => {}
        PoolKind::Existing => {
            let (key, value) = c.one(&[
                ("arn", "arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_aB3dE5gH7"),
                ("id", "eu-central-1_aB3dE5gH7"),
            ]);
            begun.pool.set(key, w.text(c, value));
            // What hangs on it can be made here; what it has already is not known.
            if c.chance(30) {
                begun.pool.fill("identity_providers", federation::add(w, c));
            }
            begun.custom_sign_in = c.chance(20);
        }
        PoolKind::New => {
            let plan = c.one(&["essentials", "plus", "lite"]);
            w.lite = plan == "lite";
            if plan != "essentials" || c.chance(30) {
                begun.pool.set("feature_plan", plan);
            }
            let has_providers = c.chance(30);
            let attributes = attributes::add(w, c, has_providers);
            begun.pool.fill("attributes", attributes);
            if has_providers {
                begun.pool.fill("identity_providers", federation::add(w, c));
            }
            begun.custom_sign_in = c.chance(20);
        }
    }
    begun
}

/// Whether the pool has a domain. Clients are known by now.
pub(crate) fn settle(w: &mut World, c: &mut Choices, begun: &mut Begun) {
    let pages_wanted = w.clients.iter().any(|client| client.pages || client.machine);
    begun.by_link = w.pool == PoolKind::New && c.chance(15);
    // A pool that exists may have its domain already.
    w.domain = match w.pool {
        PoolKind::Missing => false,
        PoolKind::New => pages_wanted || begun.by_link || c.chance(20),
        PoolKind::Existing => pages_wanted && c.chance(60),
    };
    if w.domain {
        let domain = domain(w, c);
        begun.pool.set("domain", domain);
    }
}

/// The rest of the pool. The network is known by now, so that functions can be made.
pub(crate) fn finish(w: &mut World, c: &mut Choices, begun: Begun) {
    if w.pool == PoolKind::Missing {
        return;
    }
    let mut pool = begun.pool;
    if w.pool == PoolKind::New {
        settings(w, c, &mut pool, begun.by_link);
        let triggers = triggers(w, c, begun.custom_sign_in);
        pool.fill("triggers", triggers);
    }
    if (w.domain || w.pool == PoolKind::Existing) && c.chance(40) {
        let pages = pages::add(w, c);
        pool.set("login_pages", pages);
    }
    people::add(w, c, &mut pool);
    w.spec.set("user_pool", pool.0);
}

fn domain(w: &mut World, c: &mut Choices) -> Value {
    if !c.chance(25) {
        let prefix = c.one(&["orders-login", "a", "0-x-9"]);
        return json!({ "prefix": w.text(c, prefix) });
    }
    let mut custom = Entries::default();
    let placeholder = c.chance(30);
    // The record of the domain above is written here, so its name has to be.
    custom.set("name", if placeholder { json!("auth.example.com") } else { w.text(c, "auth.example.com") });
    custom.set("certificate", w.text(c, "arn:aws:acm:us-east-1:123456789012:certificate/1a2b3c4d-0000-0000-0000-000000000000"));
    if placeholder || c.chance(40) {
        custom.set("hosted_zone", w.text(c, "Z1D633PJN98FT9"));
    }
    if placeholder {
        custom.set("parent_placeholder", w.text(c, "198.51.100.1"));
    }
    json!({ "custom": custom.0 })
}

fn settings(w: &mut World, c: &mut Choices, pool: &mut Entries, by_link: bool) {
    if c.chance(20) {
        pool.set("name", w.text(c, "Members of v1.0 @home, a+b=c-d_e"));
    }
    let verify: Vec<&str> = c.some(&["email", "phone_number"]);
    sign_in(w, c, pool, &verify);
    if c.chance(15) {
        let sensitive = c.chance(30);
        pool.set("case_sensitive", sensitive);
        if sensitive {
            w.insecure("UP073");
        }
    }
    if c.chance(30) {
        pool.set("self_sign_up", c.chance(60));
    }
    if c.chance(40) {
        let password = password(w, c);
        pool.fill("password", password);
    }
    let (factors, ses) = mfa(w, c, pool);
    w.sms = verify.contains(&"phone_number") || factors.contains(&"sms") || c.chance(15);
    if w.sms {
        let sms = sms(w, c);
        pool.set("sms", sms.0);
    }
    recovery(c, pool, &verify, &factors);
    if ses || c.chance(20) {
        pool.set("email", email(w, c, ses));
    }
    let messages = messages::add(w, c, by_link, factors.contains(&"email"));
    pool.fill("messages", messages);
    if !verify.is_empty() {
        pool.set("verify", verify);
    }
    if c.chance(15) {
        let protected = !c.chance(40);
        pool.set("deletion_protection", protected);
        if !protected {
            w.insecure("UP071");
        }
    }
    if c.chance(20) {
        pool.set("on_delete", c.one(&["retain", "delete"]));
    }
}

fn sign_in(w: &mut World, c: &mut Choices, pool: &mut Entries, verify: &[&str]) {
    let with = match c.below(4) {
        0 => return,
        1 => {
            let channels = c.some_at_least_one(&["email", "phone_number"]);
            pool.set("sign_in", json!({ "attributes": channels }));
            channels
        }
        _ => {
            let mut aliases = c.some(&["email", "phone_number", "preferred_username"]);
            // An alias of one's own choice is chosen after signing up, so it cannot be required then.
            let required = w.attributes.iter().any(|about| about.name == "preferred_username" && about.required);
            aliases.retain(|alias| !required || *alias != "preferred_username");
            pool.set("sign_in", json!({ "username": if aliases.is_empty() { json!({}) } else { json!({ "aliases": aliases }) } }));
            aliases
        }
    };
    // What they sign in with can be changed before the change is verified: on purpose, now and then.
    if with.iter().any(|one| *one != "preferred_username" && !verify.contains(one)) {
        w.insecure("UP072");
    }
}

fn password(w: &mut World, c: &mut Choices) -> Entries {
    let mut password = Entries::default();
    if c.chance(60) {
        let length = if c.chance(10) { c.number(6, 7) } else { c.number(8, 99) };
        password.set("minimum_length", length);
        if length < 8 {
            w.insecure("UP070");
        }
    }
    if c.chance(50) {
        password.set("require", c.some(&["lowercase", "uppercase", "numbers", "symbols"]));
    }
    if c.chance(40) {
        password.set("temporary_validity", format!("{}d", c.number(1, 365)));
    }
    if !w.lite && c.chance(40) {
        password.set("history", c.number(0, 24));
    }
    password
}

/// The second factors, and whether they need an SES identity.
fn mfa(w: &World, c: &mut Choices, pool: &mut Entries) -> (Vec<&'static str>, bool) {
    if !c.chance(50) {
        return (Vec::new(), false);
    }
    let mode = c.one(&["optional", "required", "off"]);
    if mode == "off" {
        pool.set("mfa", json!({ "mode": mode }));
        return (Vec::new(), false);
    }
    let all: &[&str] = if w.lite { &["totp", "sms"] } else { &["totp", "sms", "email"] };
    let factors = c.some_at_least_one(all);
    pool.set("mfa", json!({ "mode": mode, "factors": factors }));
    (factors.clone(), factors.contains(&"email"))
}

/// The ways back in; never only the way by which a second factor comes.
fn recovery(c: &mut Choices, pool: &mut Entries, verify: &[&str], factors: &[&str]) {
    let ways: Vec<&str> = match c.below(4) {
        0 => Vec::new(),
        1 => vec!["admin_only"],
        2 => vec!["verified_phone_number", "verified_email"],
        _ => verify.iter().map(|channel| if *channel == "email" { "verified_email" } else { "verified_phone_number" }).collect(),
    };
    let brings = |way: &str| {
        matches!(way, "verified_email" | "email") && factors.contains(&"email")
            || matches!(way, "verified_phone_number" | "phone_number") && factors.contains(&"sms")
    };
    let only = match ways.as_slice() {
        [] if verify.len() == 1 => Some(verify[0]),
        [one] => Some(*one),
        _ => None,
    };
    if only.is_some_and(brings) {
        pool.set("account_recovery", ["admin_only"]);
    } else if !ways.is_empty() {
        pool.set("account_recovery", ways);
    }
}

fn sms(w: &mut World, c: &mut Choices) -> Entries {
    let mut sms = Entries::default();
    if c.chance(30) {
        sms.set("role", w.text(c, "arn:aws:iam::123456789012:role/service-role/sms"));
    }
    if c.chance(30) {
        sms.set("external_id", w.text(c, "members"));
    }
    if c.chance(30) {
        sms.set("region", w.text(c, "eu-central-1"));
    }
    sms
}

fn email(w: &mut World, c: &mut Choices, ses: bool) -> Value {
    if !ses && c.chance(40) {
        return json!({ "cognito": if c.chance(60) { json!({ "reply_to": w.text(c, "help@example.com") }) } else { json!({}) } });
    }
    let mut about = Entries::default();
    about.set("identity", w.text(c, "arn:aws:ses:eu-central-1:123456789012:identity/example.com"));
    if c.chance(50) {
        about.set("from", c.one(&["login@example.com", "Members <login@example.com>"]));
    }
    if c.chance(40) {
        about.set("reply_to", w.text(c, "help@example.com"));
    }
    if c.chance(40) {
        about.set("configuration_set", w.text(c, "members-1_x"));
    }
    json!({ "ses": about.0 })
}

fn triggers(w: &mut World, c: &mut Choices, custom_sign_in: bool) -> Entries {
    let mut triggers = Entries::default();
    let simple = ["pre_sign_up", "post_confirmation", "pre_authentication", "post_authentication", "custom_message", "user_migration"];
    // A function can look a password up elsewhere only where a client sends one.
    let sent = w.clients.is_empty() || w.clients.iter().any(|client| client.user_password || client.admin_password);
    for key in c.some(&simple).into_iter().filter(|key| sent || *key != "user_migration") {
        triggers.set(key, functions::trigger(w, c));
    }
    if c.chance(25) {
        let mut about = Entries::default();
        about.set("function", functions::trigger(w, c));
        let versions: &[&str] = if w.lite { &["v1_0"] } else { &["v1_0", "v2_0", "v3_0"] };
        if c.chance(70) {
            about.set("version", c.one(versions));
        }
        triggers.set("pre_token_generation", about.0);
    }
    if custom_sign_in {
        for key in ["define_auth_challenge", "create_auth_challenge", "verify_auth_challenge"] {
            triggers.set(key, functions::trigger(w, c));
        }
    }
    let senders = if c.chance(20) { c.some_at_least_one(&["custom_email_sender", "custom_sms_sender"]) } else { Vec::new() };
    for key in &senders {
        triggers.set(key, functions::trigger(w, c));
    }
    if !senders.is_empty() {
        triggers.set("kms_key", w.text(c, "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"));
    }
    triggers
}
