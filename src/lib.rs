//! poolgate

pub mod data;
pub mod finding;
pub mod path;
pub mod rules;

pub use finding::{Finding, Place, Severity, Span};
pub use path::Path;
