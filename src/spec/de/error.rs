//! What goes wrong while a value is read from the tree.
//!
//! serde's own constructors know what is wrong and not where; [`Error::Raw`] carries that to the nearest code that
//! knows the place, which tells it and goes on with [`Error::Told`]. No message is ever taken apart.

use std::fmt;

use serde::de::{Expected, Unexpected};

/// Why there is no value.
#[derive(Debug)]
pub(crate) enum Error {
    /// Something is wrong at the place that is being read; it has not been told yet.
    Raw(Box<Fault>),
    /// Everything there is to say was said. The value cannot be built.
    Told,
    /// Something was told and is left out from now on. Reading the same place again can find more.
    Again,
}

/// What is wrong, as serde has it.
#[derive(Debug)]
pub(crate) enum Fault {
    /// A type's own words.
    Custom(String),
    /// A value that a visitor does not take; what it takes instead, in its words.
    Invalid { found: String, expected: String },
    /// A word that is none of these.
    UnknownVariant { word: String, expected: &'static [&'static str] },
    /// A key that is none of these.
    UnknownField { key: String, expected: &'static [&'static str] },
    /// A key that is not there.
    MissingField(&'static str),
}

impl Error {
    fn raw(fault: Fault) -> Self {
        Self::Raw(Box::new(fault))
    }
}

impl fmt::Display for Error {
    /// Nobody sees this: findings are built from the parts. serde asks for it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Raw(fault) => write!(f, "{fault:?}"),
            Self::Told | Self::Again => f.write_str("told before"),
        }
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::raw(Fault::Custom(message.to_string()))
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::raw(Fault::Invalid { found: words(found).to_owned(), expected: expected.to_string() })
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Str(text) => crate::quote::quote(text),
            Unexpected::Unsigned(number) => format!("`{number}`"),
            Unexpected::Signed(number) => format!("`{number}`"),
            Unexpected::Float(number) => format!("`{number}`"),
            other => words(other).to_owned(),
        };
        Self::raw(Fault::Invalid { found, expected: expected.to_string() })
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        Self::raw(Fault::Invalid { found: format!("{length} of them"), expected: expected.to_string() })
    }

    fn unknown_variant(word: &str, expected: &'static [&'static str]) -> Self {
        Self::raw(Fault::UnknownVariant { word: word.to_owned(), expected })
    }

    fn unknown_field(key: &str, expected: &'static [&'static str]) -> Self {
        Self::raw(Fault::UnknownField { key: key.to_owned(), expected })
    }

    fn missing_field(field: &'static str) -> Self {
        Self::raw(Fault::MissingField(field))
    }

    fn duplicate_field(field: &'static str) -> Self {
        // The tree holds each key once: two spellings of one key, the older of which is an alias of the field.
        Self::raw(Fault::Custom(format!("`{field}` is written under two names")))
    }
}

/// A value's type in the words that messages use.
fn words(found: Unexpected<'_>) -> &'static str {
    match found {
        Unexpected::Bool(_) => "true or false",
        Unexpected::Unsigned(_) | Unexpected::Signed(_) | Unexpected::Float(_) => "a number",
        Unexpected::Char(_) | Unexpected::Str(_) | Unexpected::Bytes(_) => "text",
        Unexpected::Unit | Unexpected::Option => "nothing",
        Unexpected::Seq => "a list",
        _ => "a mapping",
    }
}
