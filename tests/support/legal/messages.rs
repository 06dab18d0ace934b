//! What users are told.

use super::choices::Choices;
use super::world::{Entries, World};

const CODE: &[&str] = &["{####}.", "Your code is {####}", "<b>{####}</b>\nund viele Grüße: 100 % \"sicher\""];
const SMS: &[&str] = &["{####}.", "Your code is {####}"];
const INVITATION: &[&str] = &["Hello {username}, your password is {####}", "{username}: {####}"];
const LINK: &[&str] = &["{##Verify##}", "Please follow {##this link##} now"];

pub(crate) fn add(w: &mut World, c: &mut Choices, by_link: bool, email_factor: bool) -> Entries {
    let mut messages = Entries::default();
    if c.chance(20) {
        let mut about = Entries::default();
        set(w, c, &mut about, "email_subject", &["Welcome"]);
        set(w, c, &mut about, "email", INVITATION);
        set(w, c, &mut about, "sms", INVITATION);
        messages.fill("invitation", about);
    }
    if by_link || c.chance(20) {
        let mut about = Entries::default();
        if by_link || c.chance(30) {
            about.set("by", if by_link { "link" } else { "code" });
        }
        set(w, c, &mut about, "email_subject", &["Your code", "x"]);
        set(w, c, &mut about, "email", if by_link { LINK } else { CODE });
        set(w, c, &mut about, "sms", SMS);
        messages.fill("verification", about);
    }
    if w.sms && c.chance(30) {
        set(w, c, &mut messages, "mfa_sms", SMS);
    }
    if email_factor && c.chance(50) {
        let mut about = Entries::default();
        set(w, c, &mut about, "subject", &["Your code"]);
        set(w, c, &mut about, "message", CODE);
        messages.fill("mfa_email", about);
    }
    messages
}

fn set(w: &mut World, c: &mut Choices, entries: &mut Entries, key: &str, texts: &[&str]) {
    if c.chance(60) {
        let text = c.one(texts);
        entries.set(key, w.text(c, text));
    }
}
