//! poolgate

pub mod finding;
pub mod path;
pub mod quote;
pub mod rules;
pub(crate) mod spec;
pub mod syntax;

pub use finding::{Finding, Place, Severity, Span};
pub use path::Path;
