//! The entries of a mapping, the elements of a list, the one key of a sum.
//!
//! serde's accessors end at the first error. These go on: where the type of a value is known (`next_entry`,
//! `next_element`, `next_value`) a fault is told, the entry left out, and the next one read. serde advises against
//! overriding those methods because they are mere convenience elsewhere; here they are the point.

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::context::{Crumb, Mended, Step};
use super::error::{Error, Fault};
use super::stand_in::StandIn;
use super::words;
use super::{Reader, read_again};
use crate::syntax::{Entry, Node};

/// The entries of a mapping.
pub(super) struct Entries<'a, 'de> {
    of: Reader<'a, 'de>,
    entries: &'de [Entry],
    /// The number of the entry behind the one whose key was handed out last.
    next: usize,
    mended: Option<Mended>,
    /// How many stand-ins were handed out.
    stood_in: usize,
    value: Due<'de>,
}

/// Whose value comes next.
#[derive(Clone, Copy)]
enum Due<'de> {
    Nothing,
    Value(usize, &'de Entry),
    StandIn,
}

impl<'a, 'de> Entries<'a, 'de> {
    pub(super) fn new(of: Reader<'a, 'de>, entries: &'de [Entry]) -> Self {
        Self { of, entries, next: 0, mended: of.context.mended(of.node), stood_in: 0, value: Due::Nothing }
    }

    /// The next entry that was not left out.
    fn advance(&mut self) -> Option<(usize, &'de Entry)> {
        loop {
            let index = self.next;
            let entry = self.entries.get(index)?;
            self.next += 1;
            if !self.mended.as_ref().is_some_and(|mended| mended.skipped.contains(&index)) {
                return Some((index, entry));
            }
        }
    }

    /// The next stand-in, when the entries are through.
    fn stand_in(&mut self) -> Option<&'static str> {
        let key = *self.mended.as_ref()?.stand_ins.get(self.stood_in)?;
        self.stood_in += 1;
        Some(key)
    }

    fn crumb<'c>(&'c self, entry: &'c Entry) -> Crumb<'c> {
        Crumb { parent: Some(self.of.crumb), step: Step::Key(&entry.key) }
    }

    /// Tells what is wrong with a key.
    fn tell_key(&self, entry: &Entry, error: Error) {
        if let Error::Raw(fault) = error {
            self.of.context.tell(words::of_key(self.crumb(entry).path(), *fault));
        }
    }

    fn skip(&self, index: usize) -> Error {
        self.of.context.skip(self.of.node, index);
        Error::Again
    }

    fn stop_if_full(&self) -> Result<(), Error> {
        if self.of.context.is_full() { Err(Error::Told) } else { Ok(()) }
    }
}

impl<'de> MapAccess<'de> for Entries<'_, 'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((index, entry)) = self.advance() else {
            let Some(key) = self.stand_in() else { return Ok(None) };
            self.value = Due::StandIn;
            return seed.deserialize(KeyReader(key)).map(Some);
        };
        self.value = Due::Value(index, entry);
        seed.deserialize(KeyReader(&entry.key)).map(Some).map_err(|error| {
            self.tell_key(entry, error);
            self.skip(index)
        })
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        match std::mem::replace(&mut self.value, Due::Nothing) {
            Due::Value(index, entry) => {
                let crumb = Crumb { parent: Some(self.of.crumb), step: Step::Key(&entry.key) };
                let reader = Reader { node: &entry.value, crumb: &crumb, ..self.of };
                let told = reader.context.told();
                reader.settle(told, seed.deserialize(reader)).map_err(|error| match error {
                    Error::Told => self.skip(index),
                    other => other,
                })
            }
            Due::StandIn | Due::Nothing => seed.deserialize(StandIn::NEW).map_err(|_| Error::Told),
        }
    }

    fn next_key<K: Deserialize<'de>>(&mut self) -> Result<Option<K>, Error> {
        while let Some((index, entry)) = self.advance() {
            match K::deserialize(KeyReader(&entry.key)) {
                Ok(key) => {
                    self.value = Due::Value(index, entry);
                    return Ok(Some(key));
                }
                Err(error) => self.tell_key(entry, error),
            }
            self.stop_if_full()?;
        }
        let Some(key) = self.stand_in() else { return Ok(None) };
        self.value = Due::StandIn;
        K::deserialize(KeyReader(key)).map(Some)
    }

    fn next_value<V: Deserialize<'de>>(&mut self) -> Result<V, Error> {
        match std::mem::replace(&mut self.value, Due::Nothing) {
            Due::Value(index, entry) => {
                let crumb = Crumb { parent: Some(self.of.crumb), step: Step::Key(&entry.key) };
                let value = read_again(Reader { node: &entry.value, crumb: &crumb, ..self.of });
                self.stop_if_full()?;
                value.map_err(|_| self.skip(index))
            }
            Due::StandIn | Due::Nothing => V::deserialize(StandIn::NEW).map_err(|_| Error::Told),
        }
    }

    fn next_entry<K: Deserialize<'de>, V: Deserialize<'de>>(&mut self) -> Result<Option<(K, V)>, Error> {
        while let Some((_, entry)) = self.advance() {
            let key = K::deserialize(KeyReader(&entry.key)).map_err(|error| self.tell_key(entry, error));
            let crumb = Crumb { parent: Some(self.of.crumb), step: Step::Key(&entry.key) };
            let value = read_again(Reader { node: &entry.value, crumb: &crumb, ..self.of });
            if let (Ok(key), Ok(value)) = (key, value) {
                return Ok(Some((key, value)));
            }
            self.stop_if_full()?;
        }
        Ok(None)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.entries.len().saturating_sub(self.next))
    }
}

/// The elements of a list.
pub(super) struct Elements<'a, 'de> {
    pub(super) of: Reader<'a, 'de>,
    pub(super) items: &'de [Node],
    pub(super) next: usize,
}

impl<'de> Elements<'_, 'de> {
    fn advance(&mut self) -> Option<(usize, &'de Node)> {
        let index = self.next;
        let item = self.items.get(index)?;
        self.next += 1;
        Some((index, item))
    }
}

impl<'de> SeqAccess<'de> for Elements<'_, 'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some((index, node)) = self.advance() else { return Ok(None) };
        let crumb = Crumb { parent: Some(self.of.crumb), step: Step::Index(index) };
        let reader = Reader { node, crumb: &crumb, ..self.of };
        let told = reader.context.told();
        reader.settle(told, seed.deserialize(reader)).map(Some)
    }

    fn next_element<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, Error> {
        while let Some((index, node)) = self.advance() {
            let crumb = Crumb { parent: Some(self.of.crumb), step: Step::Index(index) };
            if let Ok(value) = read_again(Reader { node, crumb: &crumb, ..self.of }) {
                return Ok(Some(value));
            }
            if self.of.context.is_full() {
                return Err(Error::Told);
            }
        }
        Ok(None)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len().saturating_sub(self.next))
    }
}

/// One alternative of a sum: a word, or a key with what stands under it.
pub(super) struct Choice<'a, 'de> {
    pub(super) of: Reader<'a, 'de>,
    pub(super) word: &'de str,
    pub(super) content: Option<&'de Node>,
}

impl<'de> EnumAccess<'de> for Choice<'_, 'de> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        let variant = seed.deserialize(BorrowedStrDeserializer::new(self.word))?;
        Ok((variant, self))
    }
}

impl<'de> Choice<'_, 'de> {
    fn read<T>(self, read: impl FnOnce(Reader<'_, 'de>) -> Result<T, Error>) -> Result<T, Error> {
        let Some(node) = self.content else {
            return Err(self.of.tell(words::word_without_value(self.of.crumb.path(), self.word)));
        };
        let crumb = Crumb { parent: Some(self.of.crumb), step: Step::Key(self.word) };
        let reader = Reader { node, crumb: &crumb, ..self.of };
        let told = reader.context.told();
        reader.settle(told, read(reader))
    }
}

impl<'de> VariantAccess<'de> for Choice<'_, 'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        match self.content {
            None => Ok(()),
            Some(node) => Err(self.of.tell(words::value_of_word(&self.of.crumb.path(), self.word, node))),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        self.read(|reader| seed.deserialize(reader))
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Error> {
        self.read(|reader| reader.deserialize_tuple(length, visitor))
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        self.read(|reader| reader.deserialize_struct("", fields, visitor))
    }
}

/// A key, which is text whatever it looks like.
struct KeyReader<'de>(&'de str);

impl<'de> Deserializer<'de> for KeyReader<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_borrowed_str(self.0)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, variants: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        if !variants.contains(&self.0) {
            return Err(Error::Raw(Box::new(Fault::UnknownField { key: self.0.to_owned(), expected: variants })));
        }
        visitor.visit_enum(BorrowedStrDeserializer::new(self.0))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}
