//! What more than one file of tests needs.
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "each test binary uses a part; a helper that finds the vendored files broken can only stop"
)]

pub(crate) mod answers;
pub(crate) mod api_models;
pub(crate) mod breakage;
pub(crate) mod catalogue;
pub(crate) mod exceptions;
pub(crate) mod generated;
pub(crate) mod leaves;
pub(crate) mod other_tools;
pub(crate) mod other_tools_page;
#[cfg(feature = "cli")]
pub(crate) mod reference;
pub(crate) mod resource_schemas;
pub(crate) mod specs;
#[cfg(feature = "cli")]
pub(crate) mod template;
pub(crate) mod templates;

use poolgate::Outside;
use poolgate::files::NoFiles;

/// What the examples of pages are judged with: no files, and a day that stays the same.
pub(crate) fn outside() -> Outside<'static> {
    Outside::of(&NoFiles).on("2026-11-21".parse().expect("a day"))
}
