//! What the reader and the rules say about a spec.
//!
//! A [`Finding`] cannot be built without a rule and a place. Its place is symbolic, a [`Path`], until a report asks a
//! [`Document`](crate::syntax::Document) for the line; a spec built in Rust has no lines and prints the path. Text that
//! no path leads to (a syntax error, a key that stands twice) is the one case of a place that is a [`Span`] from the start.

use crate::fix::Fix;
use crate::path::Path;
use crate::rules::Rule;

/// A run of bytes of the spec's text, the end excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

/// How bad a finding is. The order is the order of gravity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It deploys and works; whether it was meant, or holds in the account that it is deployed to, nobody can tell from here.
    Caution,
    /// It deploys and works, and leaves a hole. Reported; stops the output only when asked to.
    Insecure,
    /// It deploys and cannot work. Stops the output.
    Broken,
    /// AWS refuses it, or it cannot be read. Stops the output and cannot be suppressed.
    Error,
}

impl Severity {
    /// The lower-case word that reports print.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Caution => "caution",
            Self::Insecure => "insecure",
            Self::Broken => "broken",
            Self::Error => "error",
        }
    }

    /// What becomes of a stack that a finding of this severity is about: half a sentence.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Caution => {
                "it deploys and works; whether it was meant, or holds in the account that it is deployed to, nobody can tell from the spec"
            }
            Self::Insecure => "it deploys and works, and leaves a hole",
            Self::Broken => "it deploys and cannot work; it stops the output",
            Self::Error => "AWS refuses it, or it cannot be read; it stops the output",
        }
    }

    /// Whether a finding of this severity keeps a document from being written by default.
    #[must_use]
    pub fn stops_output(self) -> bool {
        self >= Self::Broken
    }
}

/// Where a finding points.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Place {
    /// The key of an entry: something about the entry as a whole, or about its name.
    Key(Path),
    /// A value.
    Value(Path),
    /// Bytes of the text that no path leads to.
    Bytes(Span),
}

impl Place {
    /// The path, where there is one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Key(path) | Self::Value(path) => Some(path),
            Self::Bytes(_) => None,
        }
    }
}

/// Another place that a finding needs to be understood: where a name is defined, what it collides with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where it is.
    pub place: Place,
    /// What is there, in a few words: lower case, no full stop.
    pub label: String,
}

/// One thing that is wrong with a spec.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule that says so: code, name, severity and explanation.
    pub rule: &'static Rule,
    /// What it is about.
    pub place: Place,
    /// What is wrong: one line, lower case, no full stop, user text in backticks.
    pub message: String,
    /// What to do about it, in the same form.
    pub help: Option<String>,
    /// Other places, in the order in which they are worth reading.
    pub related: Vec<Related>,
    /// The one obvious cure, where there is one.
    pub fix: Option<Box<Fix>>,
}

impl Finding {
    /// A finding of `rule` at `place`.
    #[must_use]
    pub fn new(rule: &'static Rule, place: Place, message: impl Into<String>) -> Self {
        Self { rule, place, message: message.into(), help: None, related: Vec::new(), fix: None }
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Carries the cure.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into().map(Box::new);
        self
    }

    /// Carries the cure: another text stands in its place. None, if there is none.
    #[must_use]
    pub fn by_writing<'t>(self, text: impl Into<Option<&'t str>>) -> Self {
        let fix = text.into().map(|text| Fix::replace(&self.place, text, format!("write {}", shown(text))));
        self.fix(fix)
    }

    /// Carries the cure: its key is another. None, if there is none.
    #[must_use]
    pub fn by_renaming<'t>(self, key: impl Into<Option<&'t str>>) -> Self {
        let fix = key.into().and_then(|key| Some(Fix::rename(self.place.path()?, key)));
        self.fix(fix)
    }

    /// Carries the cure: what it is about goes.
    #[must_use]
    pub fn by_removal(self) -> Self {
        let fix = Fix::remove(&self.place);
        self.fix(fix)
    }

    /// Points at another place as well.
    #[must_use]
    pub fn related(mut self, place: Place, label: impl Into<String>) -> Self {
        self.related.push(Related { place, label: label.into() });
        self
    }

    /// The gravity of the rule.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.rule.severity
    }
}

pub use crate::near::{Meant, meant, nearest};
pub use crate::quote::quote as shown;
