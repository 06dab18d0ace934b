//! The attributes that users of a pool have, and what could be meant by one that they do not have.

use crate::finding::{meant, shown};
use crate::spec::UserPool;

/// The standard attributes, which every pool has.
///
/// Source: Amazon Cognito developer guide, "Working with user attributes", standard attributes.
pub(crate) const STANDARD: [&str; 17] = [
    "address",
    "birthdate",
    "email",
    "family_name",
    "gender",
    "given_name",
    "locale",
    "middle_name",
    "name",
    "nickname",
    "phone_number",
    "picture",
    "preferred_username",
    "profile",
    "updated_at",
    "website",
    "zoneinfo",
];

/// The attributes that Cognito keeps itself, and the first two of which an administrator can set.
///
/// Source: Amazon Cognito developer guide, "Working with user attributes"; cdk-preflight, pf-cognito-write-attributes-immutable.
pub(crate) const KEPT: [&str; 3] = ["email_verified", "phone_number_verified", "sub"];

/// What stands before the name of a custom attribute outside of the schema.
pub(crate) const PREFIX: &str = "custom:";

/// Whether the pool has an attribute of this name, the prefix included. One that exists can have any custom attribute.
pub(crate) fn is_known(pool: &UserPool, name: &str) -> bool {
    match name.strip_prefix(PREFIX) {
        Some(custom) => pool.attributes.custom.contains_key(custom) || pool.exists() && !custom.is_empty(),
        None => STANDARD.contains(&name) || KEPT.contains(&name),
    }
}

/// The attribute that is probably meant by a name that the pool does not have, and whether it is certain.
pub(crate) fn near(pool: &UserPool, name: &str) -> Option<(String, bool)> {
    if pool.attributes.custom.contains_key(name) {
        return Some((format!("{PREFIX}{name}"), true));
    }
    let custom: Vec<_> = pool.attributes.custom.keys().map(|name| format!("{PREFIX}{name}")).collect();
    let all = STANDARD.into_iter().chain(KEPT).chain(custom.iter().map(String::as_str));
    meant(name, all).map(|meant| (meant.word.to_owned(), meant.certain))
}

/// The attribute that is certainly meant by a name that the pool does not have. One that exists can have any.
pub(crate) fn right(pool: &UserPool, name: &str) -> Option<String> {
    near(pool, name).filter(|(_, certain)| *certain).map(|(name, _)| name)
}

/// What to do about a name that the pool does not have.
pub(crate) fn help(pool: &UserPool, name: &str) -> String {
    match near(pool, name) {
        Some((meant, _)) => format!("did you mean {}?", shown(&meant)),
        None if pool.exists() => format!("write {} if it is a custom attribute", shown(&format!("{PREFIX}{name}"))),
        None => {
            let bare = name.strip_prefix(PREFIX).unwrap_or(name);
            format!("declare {} under `user_pool.attributes.custom`, and call it {} here", shown(bare), shown(&format!("{PREFIX}{bare}")))
        }
    }
}
