//! poolgate

pub mod emit;
pub mod finding;
pub mod path;
pub mod rules;
pub mod write;

pub use finding::{Finding, Place, Severity, Span};
pub use path::Path;
