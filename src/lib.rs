//! poolgate

pub mod data;
pub mod files;
pub mod finding;
pub mod names;
pub mod path;
pub mod rules;
pub mod spec;
pub mod syntax;

pub use finding::{Finding, Place, Severity, Span};
pub use path::Path;
