//! The handlers that come with poolgate: what their clients must allow, and where they have a place.

use super::{Area, Context};
use crate::path::Path;
use crate::spec::Function;
use crate::spec::functions::{BuiltIn, Code};

mod built_in_variable;
mod client_without_refresh_tokens;
mod sign_out_without_revocation;
mod unused_verify;
mod verify_as_an_answer;
mod verify_without_clients;

/// The area.
pub static AREA: Area = Area {
    letters: "BH",
    title: "built-in handlers",
    rules: &[
        &client_without_refresh_tokens::RULE,
        &sign_out_without_revocation::RULE,
        &verify_as_an_answer::RULE,
        &verify_without_clients::RULE,
        &built_in_variable::RULE,
        &unused_verify::RULE,
    ],
};

/// Every function that is a built-in handler, with its name and what it is. Of a function that exists only its ARN counts.
fn built_in<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a str, &'a Function, BuiltIn)> + use<'a> {
    context.spec.functions.iter().filter_map(|(name, function)| match function.code {
        Some(Code::BuiltIn(handler)) if function.arn.is_none() => Some((name.as_str(), function, handler)),
        _ => None,
    })
}

/// The path of a function.
fn at(name: &str) -> Path {
    Path::root().key("functions").key(name)
}

/// The path of a client.
fn client_at(name: &str) -> Path {
    Path::root().key("clients").key(name)
}
