//! The rules: everything that makes a spec illegal, one file each.
//!
//! A rule is a [`Rule`] in `<area>/<name>.rs` and its prose in `<area>/<name>.md` beside it. The prose is what
//! `gen explain` prints; its examples are executed by `tests/rules.rs`. [`ALL`] lists every rule once.

use crate::finding::Severity;

pub mod spec;

/// One rule of the catalogue.
#[derive(Debug)]
pub struct Rule {
    /// Two letters of the area and three digits. Never reused.
    pub code: &'static str,
    /// Kebab case; fits "allow <name>". Never reused.
    pub name: &'static str,
    /// What happens to a stack that breaks it.
    pub severity: Severity,
    /// The page: a summary line, why, AWS's own words, wrong and right examples, sources.
    pub page: &'static str,
}
