//! Cures: what a finding would have changed in the spec, and the application of it to the text.
//!
//! A rule that knows the one obvious cure says it as a [`Fix`]: a few words and [`Edit`]s that speak in paths, as findings do.
//! `syntax::edit` turns them into changes of bytes that leave comments, quotes, indentation and line ends as they are. [`text`]
//! applies all that a text needs. It believes nobody: what was changed is read again, and unless it is the tree that the edits
//! mean, with every comment in its place and without a graver finding than before, the change is taken back.
//!
//! What is no fix: anything that opens a door wider, anything with two cures, and anything that a person has to decide. A
//! misspelt name is mended only where [`meant`](crate::finding::meant) is certain.

mod apply;
#[cfg(test)]
mod tests;
mod trial;

pub use apply::{Done, Fixed, Left, text};

use crate::finding::{Place, shown};
use crate::path::{Path, Segment};

/// The one obvious cure of a finding.
///
/// ```
/// use poolgate::{Path, fix::Fix};
/// let fix = Fix::rename(&Path::root().key("user_pol"), "user_pool");
/// assert_eq!(fix.what, "rename `user_pol` to `user_pool`");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// What it does, in a few words: lower case, no full stop.
    pub what: String,
    /// The changes, all of them or none.
    pub edits: Vec<Edit>,
}

/// One change of the tree that a text is.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Another value stands there.
    Replace {
        /// The place of the value.
        at: Place,
        /// What stands there then.
        value: Value,
    },
    /// A part of a text becomes another, wherever it occurs in it.
    Within {
        /// The path of the text.
        at: Path,
        /// The part.
        from: String,
        /// What it becomes.
        to: String,
    },
    /// An entry gets another key, and keeps its place and its value.
    Rename {
        /// The path of the entry.
        at: Path,
        /// The key that it gets.
        key: String,
    },
    /// An entry or an element goes.
    Remove {
        /// The place of the entry or the element.
        at: Place,
    },
    /// A mapping has this entry: another value in its place, or one entry more, the last.
    Put {
        /// The path of the mapping.
        into: Path,
        /// The key.
        key: String,
        /// The value.
        value: Value,
    },
    /// A list gets one element more, the last.
    Append {
        /// The path of the list.
        to: Path,
        /// The element.
        value: Value,
    },
}

/// A value that an edit writes.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text, and never read as anything else.
    Text(String),
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it is written.
    Number(String),
    /// A list.
    List(Vec<Value>),
    /// A mapping.
    Map(Vec<(String, Value)>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl Fix {
    /// Changes, and what they do in a few words.
    #[must_use]
    pub fn new(what: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { what: what.into(), edits }
    }

    /// Another value stands at a place.
    #[must_use]
    pub fn replace(at: &Place, value: impl Into<Value>, what: impl Into<String>) -> Self {
        Self::new(what, vec![Edit::Replace { at: at.clone(), value: value.into() }])
    }

    /// A part of the text at a path becomes another.
    #[must_use]
    pub fn within(at: &Path, from: &str, to: &str) -> Self {
        let edit = Edit::Within { at: at.clone(), from: from.to_owned(), to: to.to_owned() };
        Self::new(format!("write {} instead of {}", shown(to), shown(from)), vec![edit])
    }

    /// The entry at a path gets another key.
    #[must_use]
    pub fn rename(at: &Path, key: &str) -> Self {
        let what = format!("rename {} to {}", last(at), shown(key));
        Self::new(what, vec![Edit::Rename { at: at.clone(), key: key.to_owned() }])
    }

    /// The entry or the element at a place goes.
    #[must_use]
    pub fn remove(at: &Place) -> Self {
        let what = at.path().map_or_else(|| "it".to_owned(), last);
        Self::new(format!("remove {what}"), vec![Edit::Remove { at: at.clone() }])
    }

    /// The mapping at a path has an entry.
    #[must_use]
    pub fn put(into: &Path, key: &str, value: impl Into<Value>, what: impl Into<String>) -> Self {
        Self::new(what, vec![Edit::Put { into: into.clone(), key: key.to_owned(), value: value.into() }])
    }

    /// The list at a path gets an element.
    #[must_use]
    pub fn append(to: &Path, text: &str) -> Self {
        let what = format!("add {} to {}", shown(text), last(to));
        Self::new(what, vec![Edit::Append { to: to.clone(), value: text.into() }])
    }
}

/// What a place is called: its key, or its number in a list.
fn last(path: &Path) -> String {
    match path.segments() {
        [.., Segment::Key(key)] => shown(key),
        [.., Segment::Key(key), Segment::Index(index)] => format!("element {} of {}", index + 1, shown(key)),
        [.., Segment::Index(index)] => format!("element {}", index + 1),
        [] => "the spec".to_owned(),
    }
}
