//! Plain serde types out of a tree, and everything that is wrong with it at once.
//!
//! [`read`] takes the root of a [`Document`](crate::syntax::Document) and the type of the spec; its findings carry
//! paths. It is an ordinary serde deserializer in what it accepts, narrower than most: text is not turned into numbers
//! nor words into truth values, and nothing stands for nothing. The keys and the words of the language are those of
//! the types; nothing about them is known here.
//!
//! Types may fail in words of their own: the first line of an `Error::custom` is the message, and what follows it the
//! help. A word of the types' own is needed in `expecting` too, if they use `deserialize_any`, for it is shown as what
//! is due. A struct or a sum that has an `expecting` of its own says that, in the same form, to whoever writes text there.
//!
//! One reading finds everything, because a fault is told where it is met and the reading goes on behind it (`access`).
//! Only in a struct does one bad value spoil the rest, for a struct cannot be built without it: the struct is then
//! read again, without that entry (`context::Mended`) or with something in place of what is missing (`stand_in`).
//!
//! Known weaknesses. Where a required value is bad and its type refuses every stand-in, other required keys that are
//! missing beside it are found in the next run. Of a sum with several keys only the first alternative is looked into.
//! Types with `flatten` or untagged enums are read, but lose their places; the spec has none.

mod access;
mod context;
mod error;
mod keys;
mod stand_in;
mod words;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Expected, Visitor};
use serde::forward_to_deserialize_any;

use self::access::{Choice, Elements, Entries};
use self::context::{Context, Crumb, Step};
use self::error::{Error, Fault};
use crate::finding::Finding;
use crate::syntax::{Entry, Kind, Node, NodeValue, Scalar};

/// Reads a value of type `T` from the root of a spec.
///
/// # Errors
///
/// Every fault of shape, in the order in which they were met.
pub(crate) fn read<T: DeserializeOwned>(root: &Node) -> Result<T, Vec<Finding>> {
    let context = Context::default();
    let crumb = Crumb { parent: None, step: Step::Root };
    let value = read_again(Reader { context: &context, node: root, crumb: &crumb });
    let faults = context.into_faults();
    match value {
        Ok(value) if faults.len() == 0 => Ok(value),
        _ => Err(faults.into_vec()),
    }
}

/// Reads a value as often as something new comes of it.
fn read_again<'de, T: Deserialize<'de>>(reader: Reader<'_, 'de>) -> Result<T, Error> {
    loop {
        let told = reader.context.told();
        match reader.settle(told, T::deserialize(reader)) {
            Err(Error::Again) if !reader.context.is_full() => {}
            other => return other,
        }
    }
}

/// A place of the tree, to read a value from.
#[derive(Clone, Copy)]
struct Reader<'a, 'de> {
    context: &'a Context,
    node: &'de Node,
    crumb: &'a Crumb<'a>,
}

impl<'de> Reader<'_, 'de> {
    fn tell(self, finding: Finding) -> Error {
        self.context.tell(finding);
        Error::Told
    }

    fn wrong_type(self, due: &str) -> Error {
        match self.node.scalar() {
            Some(scalar) if scalar.kind() == Kind::Null => self.tell(words::empty(self.crumb.path())),
            _ => self.tell(words::wrong_type(self.crumb.path(), due, self.node)),
        }
    }

    /// Tells what is wrong with this very value, if it has not been told. `told` is the count from before it was read.
    fn settle<T>(self, told: usize, result: Result<T, Error>) -> Result<T, Error> {
        let Err(Error::Raw(fault)) = result else { return result };
        let mended = self.context.mended(self.node);
        match *fault {
            Fault::MissingField(key) => {
                let skipped = mended.is_some_and(|mended| mended.skipped.iter().any(|index| self.is_key(*index, key)));
                if !skipped {
                    self.context.tell(words::of_value(self.crumb.path(), Fault::MissingField(key)));
                }
                Err(if self.context.stand_in(self.node, key) { Error::Again } else { Error::Told })
            }
            // What a type says about the whole may come of the parts that were left out.
            Fault::Custom(_) | Fault::Invalid { .. } if mended.is_some() || self.context.told() > told => Err(Error::Told),
            fault => Err(self.tell(words::of_value(self.crumb.path(), fault))),
        }
    }

    fn is_key(self, index: usize, key: &str) -> bool {
        match &self.node.value {
            NodeValue::Mapping(entries) => entries.get(index).is_some_and(|entry| entry.key == key),
            NodeValue::Scalar(_) | NodeValue::Sequence(_) => false,
        }
    }

    fn text(self) -> Result<&'de Scalar, Error> {
        match &self.node.value {
            NodeValue::Scalar(scalar) if matches!(scalar.kind(), Kind::Text | Kind::Number) => Ok(scalar),
            _ => Err(self.wrong_type("text")),
        }
    }

    fn number(self, due: &str) -> Result<&'de str, Error> {
        match &self.node.value {
            NodeValue::Scalar(scalar) if scalar.kind() == Kind::Number => Ok(&scalar.text),
            _ => Err(self.wrong_type(due)),
        }
    }

    fn integer<T: TryFrom<i128>>(self, from: i128, to: i128) -> Result<T, Error> {
        const DUE: &str = "a whole number";
        let text = self.number(DUE)?;
        if text.contains(['.', 'e', 'E']) {
            return Err(self.wrong_type(DUE));
        }
        // Digits too many for an i128 are out of every range.
        let number = text.parse::<i128>().ok().and_then(|number| T::try_from(number).ok());
        number.ok_or_else(|| self.tell(words::out_of_range(self.crumb.path(), text, from, to)))
    }

    fn float(self) -> Result<f64, Error> {
        let text = self.number("a number")?;
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(number),
            _ => Err(self.tell(words::inexact(self.crumb.path(), text))),
        }
    }

    /// A number of a free value: as it is written, or not at all.
    fn any_number<V: Visitor<'de>>(self, text: &str, visitor: V) -> Result<V::Value, Error> {
        if text.contains(['.', 'e', 'E']) {
            return visitor.visit_f64(self.float()?);
        }
        match (text.parse::<u64>(), text.parse::<i64>()) {
            (Ok(number), _) => visitor.visit_u64(number),
            (_, Ok(number)) => visitor.visit_i64(number),
            _ => Err(self.tell(words::inexact(self.crumb.path(), text))),
        }
    }

    /// Says of text what a type that is a mapping has to say of it, if it has something to say.
    fn in_own_words(self, type_of: &dyn Expected) -> Result<(), Error> {
        if !self.node.scalar().is_some_and(|scalar| matches!(scalar.kind(), Kind::Text | Kind::Number)) {
            return Ok(());
        }
        let words = type_of.to_string();
        // What serde says where a type says nothing.
        if words.starts_with("struct ") || words.starts_with("enum ") {
            return Ok(());
        }
        Err(self.tell(words::of_value(self.crumb.path(), Fault::Custom(words))))
    }

    fn entries(self, due: &str) -> Result<&'de [Entry], Error> {
        match &self.node.value {
            NodeValue::Mapping(entries) => Ok(entries),
            NodeValue::Scalar(_) | NodeValue::Sequence(_) => Err(self.wrong_type(due)),
        }
    }

    /// The one alternative among the keys of a sum. What stands beside it is told, and the first one looked into all
    /// the same.
    fn choice(self, entries: &'de [Entry], variants: &'static [&'static str]) -> Result<&'de Entry, Error> {
        let mut chosen: Option<&Entry> = None;
        for entry in entries {
            if !variants.contains(&entry.key.as_str()) {
                let path = self.crumb.path();
                self.context.tell(words::unknown_key(path.key(&*entry.key), &entry.key, variants));
            } else if let Some(first) = chosen {
                self.context.tell(words::two_choices(&self.crumb.path(), &first.key, &entry.key, variants));
            } else {
                chosen = Some(entry);
            }
        }
        if entries.is_empty() {
            self.context.tell(words::no_choice(self.crumb.path(), variants));
        }
        chosen.ok_or(Error::Told)
    }
}

macro_rules! integers {
    ($($method:ident $visit:ident $type:ty;)*) => {
        $(
            fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
                let told = self.context.told();
                let number = self.integer::<$type>(i128::from(<$type>::MIN), i128::from(<$type>::MAX))?;
                self.settle(told, visitor.$visit(number))
            }
        )*
    };
}

impl<'de> Deserializer<'de> for Reader<'_, 'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let told = self.context.told();
        let result = match &self.node.value {
            NodeValue::Scalar(scalar) => match scalar.kind() {
                Kind::Null => visitor.visit_unit(),
                Kind::Bool(value) => visitor.visit_bool(value),
                Kind::Number => self.any_number(&scalar.text, visitor),
                Kind::Text => visitor.visit_borrowed_str(&scalar.text),
            },
            NodeValue::Sequence(items) => visitor.visit_seq(Elements { of: self, items, next: 0 }),
            NodeValue::Mapping(entries) => visitor.visit_map(Entries::new(self, entries)),
        };
        self.settle(told, result)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.node.scalar().map(Scalar::kind) {
            Some(Kind::Bool(value)) => self.settle(self.context.told(), visitor.visit_bool(value)),
            _ => Err(self.wrong_type("true or false")),
        }
    }

    integers! {
        deserialize_u8 visit_u8 u8;
        deserialize_u16 visit_u16 u16;
        deserialize_u32 visit_u32 u32;
        deserialize_u64 visit_u64 u64;
        deserialize_i8 visit_i8 i8;
        deserialize_i16 visit_i16 i16;
        deserialize_i32 visit_i32 i32;
        deserialize_i64 visit_i64 i64;
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let number = self.float()?;
        self.settle(self.context.told(), visitor.visit_f64(number))
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let scalar = self.text()?;
        self.settle(self.context.told(), visitor.visit_borrowed_str(&scalar.text))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.node.scalar().map(Scalar::kind) {
            Some(Kind::Null) => Err(self.tell(words::empty(self.crumb.path()))),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        let told = self.context.told();
        self.settle(told, visitor.visit_newtype_struct(self))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let NodeValue::Sequence(items) = &self.node.value else { return Err(self.wrong_type("a list")) };
        let told = self.context.told();
        self.settle(told, visitor.visit_seq(Elements { of: self, items, next: 0 }))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let entries = self.entries("a mapping")?;
        let told = self.context.told();
        self.settle(told, visitor.visit_map(Entries::new(self, entries)))
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        self.in_own_words(&visitor)?;
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, variants: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        let told = self.context.told();
        let choice = match &self.node.value {
            NodeValue::Scalar(scalar) if scalar.kind() == Kind::Null => {
                return Err(self.tell(words::empty(self.crumb.path())));
            }
            NodeValue::Scalar(scalar) if !variants.contains(&scalar.text.as_str()) => {
                self.in_own_words(&visitor)?;
                return Err(self.tell(words::unknown_word(self.crumb.path(), &scalar.text, variants)));
            }
            NodeValue::Scalar(scalar) => Choice { of: self, word: &scalar.text, content: None },
            NodeValue::Mapping(entries) => {
                let entry = self.choice(entries, variants)?;
                Choice { of: self, word: &entry.key, content: Some(&entry.value) }
            }
            NodeValue::Sequence(_) => return Err(self.wrong_type(&format!("one of {}", words::list(variants)))),
        };
        self.settle(told, visitor.visit_enum(choice))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { i128 u128 bytes byte_buf unit unit_struct tuple_struct }
}

#[cfg(test)]
mod tests;
