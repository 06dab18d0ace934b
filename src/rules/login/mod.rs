//! Triggers of a sign-in, and login pages.

use super::Area;
use crate::path::Path;
use crate::spec::user_pool::LoginPages;

mod incomplete_custom_sign_in;
mod login_pages_without_domain;
mod managed_login_on_lite;
mod migration_without_password;
mod sender_without_key;
mod style_of_no_pages;
mod token_version_on_lite;
mod unusable_style;
mod unusable_style_sheet;

/// The area.
pub static AREA: Area = Area {
    letters: "LG",
    title: "triggers and login pages",
    rules: &[
        &sender_without_key::RULE,
        &token_version_on_lite::RULE,
        &incomplete_custom_sign_in::RULE,
        &login_pages_without_domain::RULE,
        &managed_login_on_lite::RULE,
        &style_of_no_pages::RULE,
        &unusable_style::RULE,
        &unusable_style_sheet::RULE,
        &migration_without_password::RULE,
    ],
};

/// The path of the user pool.
fn pool_at() -> Path {
    Path::root().key("user_pool")
}

/// The path of the login pages.
fn pages_at() -> Path {
    pool_at().key("login_pages")
}

/// The path of a client's style.
fn client_at(pages: &LoginPages, name: &str) -> Path {
    let kind = match pages {
        LoginPages::Managed(_) => "managed",
        LoginPages::Classic(_) => "classic",
    };
    pages_at().key(kind).key("clients").key(name)
}
