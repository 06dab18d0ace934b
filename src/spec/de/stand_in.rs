//! A value for a key that is missing, so that reading can go on to what else is.
//!
//! What is built from it is thrown away: there is a finding by then. A type that refuses every stand-in ends the
//! search for more in its mapping, and nothing else.

use serde::de::value::{BorrowedStrDeserializer, MapDeserializer};
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::error::Error;

/// Deeper than any required value of the language; a type that holds itself would go on for ever.
const DEEPEST: u8 = 8;

#[derive(Clone, Copy)]
pub(super) struct StandIn(u8);

impl StandIn {
    pub(super) const NEW: Self = Self(0);

    fn inside(self) -> Result<Self, Error> {
        if self.0 < DEEPEST { Ok(Self(self.0 + 1)) } else { Err(Error::Told) }
    }

    fn fields(self, names: &'static [&'static str]) -> Result<impl Iterator<Item = (&'static str, Self)>, Error> {
        let inside = self.inside()?;
        Ok(names.iter().map(move |name| (*name, inside)))
    }
}

impl serde::de::IntoDeserializer<'_, Error> for StandIn {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! answer {
    ($($method:ident => $visit:ident($value:expr);)*) => {
        $(
            fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
                visitor.$visit($value)
            }
        )*
    };
}

impl<'de> Deserializer<'de> for StandIn {
    type Error = Error;

    answer! {
        deserialize_any => visit_str("a");
        deserialize_bool => visit_bool(false);
        deserialize_u8 => visit_u8(1);
        deserialize_u16 => visit_u16(1);
        deserialize_u32 => visit_u32(1);
        deserialize_u64 => visit_u64(1);
        deserialize_i8 => visit_i8(1);
        deserialize_i16 => visit_i16(1);
        deserialize_i32 => visit_i32(1);
        deserialize_i64 => visit_i64(1);
        deserialize_f32 => visit_f32(1.0);
        deserialize_f64 => visit_f64(1.0);
        deserialize_char => visit_char('a');
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_none()
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self.inside()?)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(serde::de::value::SeqDeserializer::<_, Error>::new(std::iter::empty::<Self>()))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(MapDeserializer::new(std::iter::empty::<(&str, Self)>()))
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(MapDeserializer::new(self.fields(fields)?))
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, variants: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        let first = variants.first().ok_or(Error::Told)?;
        visitor.visit_enum(Variant { name: first, content: self.inside()? })
    }

    forward_to_deserialize_any! {
        i128 u128 str string bytes byte_buf unit_struct tuple tuple_struct identifier ignored_any
    }
}

struct Variant {
    name: &'static str,
    content: StandIn,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Error;
    type Variant = StandIn;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, StandIn), Error> {
        Ok((seed.deserialize(BorrowedStrDeserializer::new(self.name))?, self.content))
    }
}

impl<'de> VariantAccess<'de> for StandIn {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Error> {
        Err(Error::Told)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(MapDeserializer::new(self.fields(fields)?))
    }
}
