//! A value that has a default, and whether a person wrote it.

use std::ops::Deref;

use serde::{Deserialize, Deserializer};

/// A value that has a default. Where nothing may be said of a thing, a value that says the default again is refused as well:
/// whoever wrote it believes that it holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Said<T> {
    value: T,
    written: bool,
}

impl<T> Said<T> {
    /// The default.
    pub(super) fn unsaid(value: T) -> Self {
        Self { value, written: false }
    }

    /// Whether it was written, be it the default.
    #[must_use]
    pub fn is_written(&self) -> bool {
        self.written
    }
}

impl<T> Deref for Said<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: PartialEq> PartialEq<T> for Said<T> {
    fn eq(&self, other: &T) -> bool {
        self.value == *other
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Said<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(|value| Self { value, written: true })
    }
}

#[cfg(feature = "schema")]
impl<T: serde::Serialize> serde::Serialize for Said<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

/// To a user it is the value.
#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Said<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}
