//! poolgate

mod compile;
pub mod data;
pub mod emit;
pub mod files;
pub mod finding;
pub mod graph;
pub mod model;
pub mod names;
pub mod path;
pub mod quote;
pub mod resources;
pub mod rules;
pub mod spec;
pub mod syntax;
pub mod write;

pub use compile::{Compiled, Format, Refused, Syntax, check_text, compile, read};
pub use finding::{Finding, Place, Severity, Span};
pub use path::Path;
