//! `gen schema`: the JSON Schema of specs.

use super::talk::Talk;
use super::{Outcome, Status};

/// Print the JSON Schema of specs, for editors
///
/// `gen init` writes it beside the spec, whose first line names it.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {}

pub(super) fn run(_: &Arguments, talk: &mut Talk) -> Outcome {
    talk.product(poolgate::schema::json())?;
    Ok(Status::Fine)
}
