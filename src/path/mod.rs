//! Where in a spec something is, said by keys rather than by bytes.
//!
//! Rules, the model and the reader all speak in [`Path`]s; only a report turns a path into a line and a column, and only
//! where the spec came from a text.

use std::fmt;

mod parse;

pub use parse::NoPath;

/// One step from a value to a value inside it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Segment {
    /// The value under a key of a mapping.
    Key(String),
    /// The value at an index of a sequence, counted from zero.
    Index(usize),
}

/// A route of keys and indices from the root of a spec: `clients.web.oauth.flows[1]`.
///
/// ```
/// use poolgate::Path;
/// let path = Path::root().key("clients").key("web").key("oauth").key("flows").index(1);
/// assert_eq!(path.to_string(), "clients.web.oauth.flows[1]");
/// let route = Path::root().key("routes").key("GET /orders");
/// assert_eq!(route.to_string(), r#"routes["GET /orders"]"#);
/// assert_eq!(route.to_string().parse(), Ok(route));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(Vec<Segment>);

impl Path {
    /// The whole spec.
    #[must_use]
    pub fn root() -> Self {
        Self(Vec::new())
    }

    /// The same path, one key further in.
    #[must_use]
    pub fn key(&self, key: impl Into<String>) -> Self {
        self.then(Segment::Key(key.into()))
    }

    /// The same path, one index further in.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.then(Segment::Index(index))
    }

    /// The same path, one step further in.
    #[must_use]
    pub fn then(&self, segment: Segment) -> Self {
        let mut segments = Vec::with_capacity(self.0.len() + 1);
        segments.extend_from_slice(&self.0);
        segments.push(segment);
        Self(segments)
    }

    /// The steps, outermost first.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// The path of the value that holds this one; `None` for the root.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let (_, rest) = self.0.split_last()?;
        Some(Self(rest.to_vec()))
    }
}

impl From<Vec<Segment>> for Path {
    fn from(segments: Vec<Segment>) -> Self {
        Self(segments)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str(ROOT);
        }
        for (i, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Key(key) if is_plain(key) => write!(f, "{}{key}", if i == 0 { "" } else { "." })?,
                Segment::Key(key) => write!(f, "[{key:?}]")?,
            }
        }
        Ok(())
    }
}

/// What the root is called. A key of these letters is written in brackets.
const ROOT: &str = "the spec";

/// Whether a key can stand in a path without quotes.
fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}
