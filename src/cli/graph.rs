//! `gen graph`: a picture of a spec.

use poolgate::Severity;

use super::input::Input;
use super::talk::Talk;
use super::{Outcome, Status, severity};

/// Draw the spec: who signs in where, who may call what, and what answers
///
/// Standard output carries the whole diagram or nothing, to be put between ```mermaid and ``` in a README. Findings go to
/// standard error.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    input: Input,

    /// The language of the diagram
    #[arg(long, value_enum, default_value_t = Format::Mermaid)]
    format: Format,

    /// The least severity that stops the output
    #[arg(long, value_name = "SEVERITY", value_parser = severity::for_output(), default_value = Severity::Broken.as_str())]
    fail_on: Severity,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    /// A Mermaid flowchart, which GitHub and GitLab draw
    Mermaid,
}

pub(super) fn run(arguments: &Arguments, talk: &mut Talk) -> Outcome {
    let Some(compiled) = arguments.input.compile(arguments.fail_on, "diagram", talk)? else {
        return Ok(Status::Findings);
    };
    let text = match arguments.format {
        Format::Mermaid => compiled.mermaid(),
    };
    talk.product(&text)?;
    Ok(Status::Fine)
}
